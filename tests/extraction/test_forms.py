"""What a reviewer types, and what becomes of it."""

from typing import Any

import pytest
from django.http import QueryDict

from kimchinam.extraction.forms import TargetItemForm, TaskItemForm, unit_labels
from kimchinam.extraction.models import Body, Item
from kimchinam.organisations.actions import found_organisation
from tests.conftest import FOUNDED, TODAY, Office

pytestmark = pytest.mark.django_db


def task_form(item: Item, **typed: Any) -> TaskItemForm:
    data = QueryDict(mutable=True)
    for name, value in ({"text": item.text} | typed).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return TaskItemForm(data, item=item, on=TODAY)


def cleaned(form: TaskItemForm | TargetItemForm) -> dict[str, Any]:
    assert form.is_valid(), form.errors
    return form.cleaned_data


@pytest.mark.parametrize("typed", ["Sở Tài chính", "so tai chinh", "Sở TC", " SỞ TÀI CHÍNH "])
def test_a_unit_is_known_by_its_name_its_short_form_and_without_marks(office: Office, typed: str) -> None:
    body = Body("Sở Tài chính", str(office.finance.pk))

    assert cleaned(task_form(Item("Việc"), lead=typed))["lead"] == (body,)


def test_a_name_of_no_unit_is_refused_unless_the_text_names_it(office: Office) -> None:
    wrong = task_form(Item("Việc"), lead="Sở Tào chính", supporting=["Ban Lạ"])
    assert not wrong.is_valid()
    assert wrong.errors == {
        "lead": ["“Sở Tào chính” chưa có trong danh sách đơn vị."],
        "supporting": ["“Ban Lạ” chưa có trong danh sách đơn vị."],
    }
    group = Body("các sở liên quan", collective=True)
    named = Item("Việc", lead=(Body("Ban Lạ"),), supporting=(group,))

    data = cleaned(task_form(named, lead="Ban Lạ", supporting=["các sở liên quan", ""]))

    assert (data["lead"], data["supporting"]) == ((Body("Ban Lạ"),), (group,))


def test_of_several_leads_one_is_chosen_and_the_others_support(office: Office) -> None:
    finance, health = Body("Sở Tài chính", str(office.finance.pk)), Body("Sở Y tế", str(office.health.pk))
    item = Item("Việc", lead=(finance, health))
    shown = TaskItemForm(item=item, on=TODAY)
    assert (shown.initial["lead"], shown.initial["supporting"]) == ("", ["Sở Tài chính", "Sở Y tế"])
    assert "Sở Tài chính; Sở Y tế" in shown.fields["lead"].help_text

    data = cleaned(task_form(item, lead="Sở Y tế", supporting=["Sở Tài chính", "Sở Y tế"]))

    assert (data["lead"], data["supporting"]) == ((health,), (finance,))


def test_units_of_one_name_say_what_they_stand_under(office: Office) -> None:
    for parent in (office.finance, office.health):
        found_organisation(by=None, name="Xã Lạc Vân", kind="commune", parent=parent, valid_from=FOUNDED)
    labels = set(unit_labels(TODAY).values())
    assert {"Xã Lạc Vân (Sở Tài chính)", "Xã Lạc Vân (Sở Y tế)", "Sở Y tế"} <= labels

    assert not task_form(Item("Việc"), lead="Xã Lạc Vân").is_valid()
    (lead,) = cleaned(task_form(Item("Việc"), lead="Xã Lạc Vân (Sở Y tế)"))["lead"]

    assert lead.name == "Xã Lạc Vân"


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("2026-09-01", None),
        ("2026-10-01", None),
        ("2026-10-02", "Ngày rà soát phải từ hôm nay đến 01/10/2026."),
        ("2026-08-31", "Ngày rà soát phải từ hôm nay đến 01/10/2026."),
    ],
)
def test_a_review_day_lies_at_most_thirty_days_ahead(office: Office, day: str, fault: str | None) -> None:
    form = task_form(Item("Việc"), review_on=day)

    assert form.is_valid() == (fault is None)
    assert form.errors.get("review_on", []) == ([fault] if fault else [])


def test_an_unusual_recurrence_of_the_machine_survives_editing(office: Office) -> None:
    assert cleaned(task_form(Item("Việc", recurrence="P5Y"), recurrence="P5Y"))["recurrence"] == "P5Y"
    assert not task_form(Item("Việc"), recurrence="P5Y").is_valid()


def target_form(**typed: str) -> TargetItemForm:
    item = Item("hồ sơ trên mạng", value="95", unit="%", comparator=">=", by="2030")
    data = {"text": item.text, "value": "95", "unit": "%", "comparator": ">=", "by": "2030"} | typed
    return TargetItemForm(data, item=item, on=TODAY)


VALUES = [
    ({"value": "1.234,5"}, "1234.5"),
    ({"value": "33,59"}, "33.59"),
    ({"value": "11,5-12,4", "comparator": "range"}, "11.5-12.4"),
    ({"value": "11,5 – 12,4", "comparator": "range"}, "11.5-12.4"),
    ({"value": "1.234.567"}, "1234567"),
    ({"value": "-2,5"}, "-2.5"),
    ({"value": "-2--1", "comparator": "range"}, "-2--1"),
]


@pytest.mark.parametrize(("typed", "value"), VALUES)
def test_figures_are_typed_the_vietnamese_way(typed: dict[str, str], value: str) -> None:
    assert cleaned(target_form(**typed))["value"] == value


@pytest.mark.parametrize(
    "typed",
    [{"value": "nhiều"}, {"value": "5-7"}, {"value": "5", "comparator": "range"}, {"value": "5", "comparator": "?"}],
)
def test_figures_that_are_none_or_do_not_fit_the_comparison_are_refused(typed: dict[str, str]) -> None:
    assert not target_form(**typed).is_valid()


@pytest.mark.parametrize("typed", ["2.5", "99.5", "1.2.3", "1234.567", "0.500", "1.2345", "1,234,567", "2 5", "2,"])
def test_figure_that_could_be_read_in_two_ways_is_refused_and_kept(typed: str) -> None:
    form = target_form(value=typed)

    assert form.errors == {
        "value": [
            "Hãy ghi một con số với dấu phẩy trước phần thập phân, dấu chấm chỉ ở hàng nghìn: "
            "2,5 hoặc 1.234,5 hoặc 11,5-12,4."
        ]
    }
    assert form["value"].value() == typed


BY = [
    ("", ""),
    ("2030", "2030"),
    ("9/2026", "2026-09"),
    ("30/9/2026", "2026-09-30"),
    ("2026-2030", "2026/2030"),
    ("13/2026", None),
    ("31/02/2026", None),
    ("sớm", None),
]


@pytest.mark.parametrize(("typed", "value"), BY)
def test_days_and_years_of_targets(typed: str, value: str | None) -> None:
    form = target_form(by=typed)

    assert form.is_valid() == (value is not None)
    assert form.cleaned_data.get("by") == value


def test_a_target_is_shown_as_it_would_be_typed_back() -> None:
    item = Item("x", value="2989.5", unit="MW", comparator="~", by="2026-09-30")

    form = TargetItemForm(item=item, on=TODAY)

    assert (form.initial["value"], form.initial["by"]) == ("2989,5", "30/09/2026")

"""Promise: a unit is chosen from a list where there are few, by words where there are many, and is never guessed."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse

from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import find_by_names
from kimchinam.organisations.states import Kind
from kimchinam.ui import choosing
from kimchinam.ui.choosing import OFFERED, UnitByWords, UnitField, UnitsField
from tests.conftest import FOUNDED, TODAY, Office
from tests.counting import queries_of

pytestmark = pytest.mark.django_db


class Asking(forms.Form):
    unit = UnitField(queryset=Organisation.objects.none(), required=False, empty_label="Mọi đơn vị")
    units = UnitsField(queryset=Organisation.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("unit", "units"):
            self.fields[name].queryset = Organisation.objects.all()  # type: ignore[attr-defined]


def asked(**sent: list[Any]) -> Asking:
    """The form as a browser sends it: every value under its name, text before boxes."""
    data = QueryDict(mutable=True)
    for name, values in sent.items():
        data.setlist(name, [str(getattr(value, "pk", value)) for value in values])
    return Asking(data)


@pytest.fixture
def rooms(office: Office) -> dict[str, Organisation]:
    """Two rooms of one name, and one more of a longer name."""
    return {
        f"{name} {parent}": found_organisation(
            by=None, name=name, kind=Kind.COMMUNE, parent=parent, aliases=(), valid_from=FOUNDED
        )
        for name, parent in (
            ("Phòng Kế hoạch", office.finance),
            ("Phòng Kế hoạch", office.health),
            ("Phòng Kế hoạch và Đầu tư", office.commune),
        )
    }


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few units are many."""
    monkeypatch.setattr(choosing, "MANY", 2)


def test_few_units_are_a_list(office: Office) -> None:
    form = Asking()

    assert str(form["unit"]).count("<option") == Organisation.objects.count() + 1
    assert str(form["units"]).count('type="checkbox"') == Organisation.objects.count()


def test_many_units_are_a_text_however_many_they_are(office: Office, many: None) -> None:
    page = str(Asking()["unit"]) + str(Asking()["units"])

    assert page.count('type="text"') == 2
    assert [
        mark
        for mark in ("<option", "checkbox", "radio", "Sở")
        if mark in page.replace("box=checkbox", "").replace("box=radio", "")
    ] == []
    assert "(để trống: Mọi đơn vị)" in page


@pytest.mark.parametrize("typed", ["Sở Y tế", "  so   y te ", "SỞ Y TẾ"])
def test_name_typed_in_full_is_its_unit(office: Office, rooms: object, typed: str) -> None:
    form = asked(unit=[typed], units=[f"{typed}; UBND xã Bình An"])

    assert form.is_valid(), form.errors
    assert form.cleaned_data["unit"] == office.health
    assert set(form.cleaned_data["units"]) == {office.health, office.commune}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Phòng Kế hoạch", "“Phòng Kế hoạch”: có 3 đơn vị gần với tên này."),
        ("tài chính", "“tài chính”: có 1 đơn vị gần với tên này."),
        ("Sở Thủy văn", "Không có đơn vị nào tên “Sở Thủy văn”."),
        ("%", "Không có đơn vị nào tên “%”."),
    ],
)
def test_words_that_mean_no_single_unit_are_refused_and_stay(
    office: Office, rooms: object, many: None, typed: str, why: str
) -> None:
    form = asked(unit=[typed], units=[typed])

    assert not form.is_valid()
    for name in ("unit", "units"):
        assert form.errors[name][0].startswith(why)
        assert f'value="{typed}"' in str(form[name])


def test_refused_form_offers_what_comes_near_with_the_unit_above(office: Office, rooms: object, many: None) -> None:
    shown = str(asked(unit=["phòng kế hoạch"])["unit"])

    assert [label for label in ("Sở Tài chính", "Sở Y tế", "Xã Bình An") if f"Phòng Kế hoạch ({label})" in shown] == [
        "Sở Tài chính",
        "Sở Y tế",
    ]
    assert shown.count('type="radio"') == 3


def test_box_below_the_words_counts_while_the_words_speak_of_it(office: Office, rooms: dict[str, Organisation]) -> None:
    room = rooms["Phòng Kế hoạch Sở Y tế"]

    def chosen(words: str) -> object:
        form = asked(unit=[words, room])
        return form.cleaned_data["unit"] if form.is_valid() else "refused"

    assert [chosen(words) for words in ("phòng kế hoạch", "Phòng Kế hoạch", "kế hoạch sở y tế")] == [room] * 3
    assert [chosen(words) for words in ("Sở Tài chính", "Sở Lạ", "")] == [office.finance, "refused", None]


def test_units_stay_ticked_whatever_is_looked_for_next(office: Office, rooms: object, many: None) -> None:
    form = asked(units=["phòng kế hoạch", office.health])

    assert not form.is_valid()
    shown = str(form["units"])
    assert f'value="{office.health.pk}" checked' in shown
    assert shown.count('type="checkbox"') == 4
    assert set(asked(units=["", office.health]).data.getlist("units")) == {"", str(office.health.pk)}  # type: ignore[attr-defined]
    again = asked(units=["", office.health])
    assert again.is_valid() and list(again.cleaned_data["units"]) == [office.health]


def test_unit_of_the_row_is_shown_by_its_name(office: Office, many: None) -> None:
    form = Asking(initial={"unit": office.health.pk, "units": [office.finance.pk]})

    assert 'value="Sở Y tế"' in str(form["unit"]) and f'value="{office.health.pk}" checked' in str(form["unit"])
    assert f'value="{office.finance.pk}" checked' in str(form["units"])


def test_id_of_no_unit_on_offer_is_refused(office: Office) -> None:
    nobody = "01900000-0000-7000-8000-000000000000"

    assert set(asked(unit=[nobody], units=[nobody]).errors) == {"unit", "units"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("phòng kế hoạch", ["Phòng Kế hoạch", "Phòng Kế hoạch", "Phòng Kế hoạch và Đầu tư"]),
        ("kế hoạch y tế", ["Phòng Kế hoạch"]),
        ("đầu tư", ["Phòng Kế hoạch và Đầu tư"]),
        ("ubnd bình an", ["Xã Bình An"]),
        ("xã bình an; sở y tế", ["Sở Y tế", "Xã Bình An"]),
        ("văn phòng tỉnh ủy mẫu", ["Văn phòng Tỉnh ủy"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_units_are_found_by_the_words_of_their_names_and_of_the_unit_above(
    office: Office, rooms: object, words: str, names: list[str]
) -> None:
    found = [unit.name for unit in Organisation.objects.named_like(words)]

    assert found == names


def test_full_name_is_read_back_to_its_unit(office: Office, rooms: dict[str, Organisation]) -> None:
    names = [unit.full_name for unit in (*rooms.values(), office.root)]

    assert names[:2] == ["Phòng Kế hoạch (Sở Tài chính)", "Phòng Kế hoạch (Sở Y tế)"]
    assert find_by_names(names, on=TODAY) == dict(zip(names, [*rooms.values(), office.root], strict=True))
    form = asked(unit=["Phòng Kế hoạch (Sở Y tế)"])
    assert form.is_valid() and form.cleaned_data["unit"] == rooms["Phòng Kế hoạch Sở Y tế"]


def test_page_is_asked_for_boxes_while_a_person_types(office: Office, rooms: object) -> None:
    url, client = reverse("organisations:choose"), office.client(office.clerk)
    room = Organisation.objects.get(name="Phòng Kế hoạch và Đầu tư")

    typing = client.get(url, {"field": "to", "box": "radio", "to": "đầu tư"}).text
    ticked = client.get(url, {"field": "to", "box": "radio", "to": ["y tế", str(room.pk)]}).text
    kept = client.get(url, {"field": "to", "box": "checkbox", "to": ["y tế", str(room.pk)]}).text

    assert f'<input type="radio" name="to" value="{room.pk}">' in typing
    assert str(room.pk) not in ticked
    assert f'<input type="checkbox" name="to" value="{room.pk}" checked>' in kept


def test_offers_are_few_and_say_how_many_others_there_are(office: Office) -> None:
    for number in range(OFFERED + 5):
        found_organisation(
            by=None, name=f"Thôn {number}", kind=Kind.OTHER, parent=office.commune, aliases=(), valid_from=FOUNDED
        )
    page = office.client(office.clerk).get(reverse("organisations:choose"), {"field": "to", "to": "thôn"}).text

    assert page.count('type="radio"') == OFFERED
    assert "và 5 đơn vị khác" in page


def test_names_for_a_text_field_tell_units_of_one_name_apart(office: Office, rooms: object) -> None:
    page = office.client(office.clerk).get(reverse("organisations:names"), {"like": "phòng kế hoạch"}).text

    assert page.count("<option") == 3
    assert '<option value="Phòng Kế hoạch (Sở Y tế)">' in page


def test_who_holds_no_post_is_shown_no_unit(office: Office) -> None:
    client = office.client(office.reader)
    office.reader.posts.update(valid_to=FOUNDED.replace(year=FOUNDED.year + 1))

    for name, query in (("choose", {"field": "to", "to": "sở"}), ("names", {"like": "sở"})):
        assert "Sở" not in client.get(reverse(f"organisations:{name}"), query).text


def test_long_field_costs_as_many_queries_for_many_units_as_for_few(office: Office, many: None) -> None:
    def cost(show: Callable[[], object]) -> int:
        return len(queries_of(show))

    shows: list[Callable[[], object]] = [
        lambda: str(Asking(initial={"unit": office.health.pk})["unit"]),
        lambda: str(asked(unit=["sở"])["unit"]),
    ]

    def grow(numbers: range) -> list[int]:
        for number in numbers:
            found_organisation(
                by=None, name=f"Sở {number}", kind=Kind.DEPARTMENT, parent=office.root, aliases=(), valid_from=FOUNDED
            )
        return [cost(show) for show in shows]

    assert grow(range(OFFERED)) == grow(range(OFFERED, 3 * OFFERED))


def test_widget_by_words_asks_nobody_how_many_units_there_are(office: Office) -> None:
    field = UnitField(queryset=Organisation.objects.all(), widget=UnitByWords)

    assert queries_of(lambda: field.widget.render("unit", None)) == []

"""Promise: every kind of paper and of unit has exactly one answer, which an administrator changes from a day on."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.states import Kind
from kimchinam.regulations.models import Regulation
from kimchinam.regulations.queries import regulations_on
from kimchinam.regulations.rules import DEFINITIONS, RULED
from kimchinam.regulations.states import Authority, Instrument, Name
from tests.conftest import TODAY, Office
from tests.regulations.build import TOMORROW, WHY, value_from

ISSUERS = DEFINITIONS[Name.ISSUERS].kind
tables = st.dictionaries(
    st.sampled_from([one.value for one in RULED]),
    st.dictionaries(st.sampled_from(Kind.values), st.sampled_from(Authority.values)),
)


@given(tables)
def test_table_answers_as_it_was_written_and_is_free_elsewhere(table: dict[str, dict[str, str]]) -> None:
    read = ISSUERS.read(table)

    for paper in Instrument:
        for unit in Kind:
            written = table.get(paper, {}).get(unit, Authority.FREE)
            assert read.get((paper, unit), Authority.FREE) == written
    assert Authority.FREE not in read.values()


@given(tables)
def test_every_answer_that_is_not_free_is_said(table: dict[str, dict[str, str]]) -> None:
    said = ISSUERS.shown(table)

    for paper, unit in ISSUERS.read(table):
        assert str(Instrument(paper).label) in said
        assert str(Kind(unit).label) in said


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        "term_plan",
        {"term_plan": "refused"},
        {"term_plan": {"department": "maybe"}},
        {"term_plan": {"department": None}},
        {"term_plan": {"ministry": "refused"}},
        {"letter": {"department": "refused"}},
        {"breakdown": {"department": "refused"}},
        {"term_plan": {"department": ["refused"]}},
    ],
)
def test_table_of_something_else_is_refused(wrong: Any) -> None:
    with pytest.raises(RefusedError):
        ISSUERS.read(wrong)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "Loại đơn vị nào cũng được ban hành mọi loại"),
        ({"plan": {"other": "free"}}, "Loại đơn vị nào cũng được ban hành mọi loại"),
        ({"plan": {"other": "refused"}}, "Kế hoạch: không được ban hành (Đơn vị khác)"),
        (
            {
                "plan": {"commune": "refused", "party": "confirm"},
                "programme": {"department": "confirm", "forces": "confirm"},
            },
            "Chương trình: phải xác nhận (Sở, ngành; Công an, quân sự) · "
            "Kế hoạch: phải xác nhận (Cấp ủy), không được ban hành (Xã, phường)",
        ),
    ],
)
def test_table_is_said_paper_by_paper(table: dict[str, dict[str, str]], said: str) -> None:
    assert ISSUERS.shown(table) == said


def typed(**changes: str) -> dict[str, str]:
    """The form with everything free, save for the changes: `plan__commune`."""
    lists = {f"value-{paper}-{unit}": "free" for paper in RULED for unit in Kind}
    changed = {f"value-{name.replace('__', '-')}": answer for name, answer in changes.items()}
    return lists | changed | {"valid_from": TOMORROW.isoformat()} | WHY


@pytest.fixture
def administrator(office: Office) -> Client:
    return office.client(office.administrator)


@pytest.mark.django_db
def test_form_shows_what_holds_now(administrator: Client) -> None:
    page = administrator.get(reverse("regulations:set", args=["tham-quyen-ban-hanh"])).text

    assert page.count("<select") == len(RULED) * len(Kind)
    assert page.count('<option value="confirm" selected>') == 4
    assert page.count('<option value="free" selected>') == len(RULED) * len(Kind) - 4
    assert 'aria-label="Sở, ngành: Kế hoạch toàn khóa"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, {}),
        ({"plan__commune": "refused"}, {"plan": {"commune": "refused"}}),
        (
            {"plan__commune": "refused", "plan__other": "confirm", "year_plan__front": "confirm"},
            {"plan": {"commune": "refused", "other": "confirm"}, "year_plan": {"front": "confirm"}},
        ),
    ],
)
def test_administrator_sets_the_table_from_a_day_on(
    administrator: Client, changes: dict[str, str], kept: dict[str, dict[str, str]]
) -> None:
    done = administrator.post(reverse("regulations:set", args=["tham-quyen-ban-hanh"]), typed(**changes), follow=True)

    assert Regulation.objects.get().value == kept
    assert ISSUERS.shown(kept) in done.text
    assert WHY["reason"] in done.text
    assert regulations_on(TODAY).issuers == ISSUERS.read(DEFINITIONS[Name.ISSUERS].usual)
    assert regulations_on(TOMORROW).issuers == ISSUERS.read(kept)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, "bắt buộc"),
        ({"valid_from": TODAY.isoformat()}, "ngày mai"),
        ({"value-plan-other": "maybe"}, "Hãy chọn một mục có trong danh sách."),
    ],
)
def test_refused_table_keeps_what_was_chosen(administrator: Client, changes: dict[str, str], said: str) -> None:
    form = typed(plan__commune="refused") | changes
    page = administrator.post(reverse("regulations:set", args=["tham-quyen-ban-hanh"]), form).text

    assert said in page
    assert page.count('<option value="refused" selected>') == 1
    assert '<option value="confirm" selected>' not in page
    assert not Regulation.objects.exists()


@pytest.mark.django_db
def test_past_tables_stay_in_the_history(office: Office, administrator: Client) -> None:
    value_from(TOMORROW, by=office.administrator, name=Name.ISSUERS, value={"plan": {"commune": "refused"}})

    page = administrator.get(reverse("regulations:rule", args=["tham-quyen-ban-hanh"])).text

    assert "Kế hoạch: không được ban hành (Xã, phường)" in page
    assert "Kế hoạch toàn khóa: phải xác nhận (Ban, cơ quan của cấp ủy; Sở, ngành" in page


@pytest.mark.django_db
def test_rule_is_for_all_units_alike(office: Office) -> None:
    with pytest.raises(RefusedError, match="chung cho mọi đơn vị"):
        value_from(TOMORROW, by=office.administrator, name=Name.ISSUERS, value={}, organisation=office.finance)

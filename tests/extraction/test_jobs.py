"""From what the library found to candidates: names become units, deadlines become days, nothing is guessed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kimchinam.audit.models import Event
from kimchinam.documents.models import Document
from kimchinam.extraction.actions import MAX_ATTEMPTS, keep_proposals
from kimchinam.extraction.jobs import analyse_next, marks_of, proposals_of
from kimchinam.extraction.models import Body, Item, Run
from kimchinam.extraction.states import Analysis as State
from kimchinam.extraction.states import Kind
from kimchinam.organisations.actions import change_organisation, end_organisation, found_organisation
from kimchinam.regulations.actions import set_regulation
from kimchinam.regulations.states import Name
from tests.conftest import FOUNDED, PROGRAMME_TEXT, TODAY, Office
from vanban import Analysis, AnnexTask, Deadline, Directive, Organisation, Target

pytestmark = pytest.mark.django_db

DEADLINES = [
    # words, value → the four deadline fields of the item
    (("trong quý III-2027", "2027-Q3"), {"due_words": "trong quý III-2027", "due_on": "2027-09-30"}),
    (("hằng quý", "P3M"), {"due_words": "hằng quý", "recurrence": "P3M"}),
    (("sau khi có hướng dẫn", None), {"due_words": "sau khi có hướng dẫn", "condition": "sau khi có hướng dẫn"}),
    ((None, None), {}),
]


@pytest.mark.parametrize(("deadline", "fields"), DEADLINES)
def test_a_deadline_becomes_a_day_a_recurrence_or_a_condition(
    office: Office, deadline: tuple[str | None, str | None], fields: dict[str, str]
) -> None:
    found = Directive(0, 9, "lập đề án", deadline=deadline[0], deadline_value=deadline[1])

    (proposal,) = proposals_of(Analysis("", directives=(found,)), on=TODAY)

    assert (proposal.kind, proposal.item) == (Kind.DIRECTIVE, Item("lập đề án", **fields))


@pytest.mark.parametrize(
    ("words", "value", "due_on"),
    [
        ("trước ngày 15/12/2026", "2026-12-15", "2026-12-14"),
        ("đến ngày 15/12/2026", "2026-12-15", "2026-12-15"),
        ("trước tháng 12/2026", "2026-12", "2026-12-31"),
    ],
)
def test_day_before_which_it_is_due_is_taken_as_the_office_rules(
    words: str, value: str, due_on: str, office: Office
) -> None:
    def read(on: date) -> tuple[str, str]:
        found = Directive(0, 9, "lập đề án", deadline=words, deadline_value=value)
        (proposal,) = proposals_of(Analysis("", directives=(found,)), on=on)
        return proposal.item.due_words, proposal.item.due_on

    usual = read(TODAY)
    since = TODAY + timedelta(days=1)
    facts: dict[str, Any] = {"valid_from": since, "source": "Quy chế 9-QC/TU", "reason": "theo thông lệ"}
    set_regulation(Name.BEFORE_DAY_COUNTS, by=office.administrator, value=False, **facts)

    assert read(TODAY) == usual
    assert read(since) == (words, due_on)


def test_names_become_units_groups_stay_groups_and_strangers_stay_names(office: Office) -> None:
    directive = Directive(0, 9, "lập đề án", assignees=("Sở Tài chính",), supporting=("các sở liên quan", "Ban Lạ"))
    group = Organisation(0, 5, "các sở liên quan", collective=True)

    (proposal,) = proposals_of(Analysis("", directives=(directive,), organisations=(group,)), on=TODAY)

    assert proposal.item.lead == (Body("Sở Tài chính", str(office.finance.pk)),)
    assert proposal.item.supporting == (Body("các sở liên quan", collective=True), Body("Ban Lạ"))


def test_a_unit_that_has_ended_bears_no_new_task(office: Office) -> None:
    office.finance.valid_to = TODAY
    office.finance.save()
    directive = Directive(0, 9, "lập đề án", assignees=("Sở Tài chính",))

    (proposal,) = proposals_of(Analysis("", directives=(directive,)), on=TODAY)

    assert proposal.item.lead == (Body("Sở Tài chính"),)


def leads(names: tuple[str, ...]) -> tuple[Body, ...]:
    (proposal,) = proposals_of(Analysis("", directives=(Directive(0, 9, "lập đề án", assignees=names),)), on=TODAY)
    return proposal.item.lead


def test_a_unit_that_has_ended_is_answered_by_the_one_that_carries_on_its_work(office: Office) -> None:
    old = found_organisation(by=None, name="Ban Bến bãi", kind="department", parent=office.root, valid_from=FOUNDED)
    end_organisation(old, by=None, on=TODAY, decision="Quyết định 9/QĐ-TU", successor=office.finance)

    assert leads(("Ban Bến bãi",)) == (Body("Ban Bến bãi", str(office.finance.pk), successor="Sở Tài chính"),)


def test_a_name_of_before_the_laws_of_2025_leads_to_the_unit_that_has_the_work_now(office: Office) -> None:
    names = ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư")

    assert leads(names) == tuple(Body(name, str(office.finance.pk), successor="Sở Tài chính") for name in names)


def test_a_name_that_is_borne_again_is_that_of_its_bearer(office: Office) -> None:
    old = found_organisation(by=None, name="Ban Bến bãi", kind="department", parent=office.root, valid_from=FOUNDED)
    end_organisation(old, by=None, on=TODAY, decision="Quyết định 9/QĐ-TU", successor=office.finance)
    new = found_organisation(by=None, name="Ban Bến bãi", kind="department", parent=office.root, valid_from=TODAY)

    assert leads(("Ban Bến bãi",)) == (Body("Ban Bến bãi", str(new.pk)),)


NOT_OURS = [
    "Sở Y tế tỉnh Lào Cai",  # the office sits in no known province: not its Sở Y tế
    "Sở Kế hoạch và Đầu tư tỉnh Yên Bái",
    "Sở Thông tin và Truyền thông",  # its work was divided
    "Bộ Y tế",
    "UBND xã",
    "các sở",
    "Sở",
    "Bình An",
]


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_name_that_means_no_unit_of_the_list_or_more_than_one_stays_a_name(name: str, office: Office) -> None:
    assert leads((name,)) == (Body(name),)


PROVINCIAL = [
    ("Sở Y tế tỉnh Lào Cai", "health", ""),
    ("Sở Y tế tỉnh", "health", ""),
    ("Sở KH&ĐT tỉnh Lào Cai", "finance", "Sở Tài chính"),
    ("Sở Kế hoạch và Đầu tư tỉnh Yên Bái", "finance", "Sở Tài chính"),
    ("Tỉnh ủy", "root", ""),
    ("Sở Y tế tỉnh Sơn La", "", ""),
    ("UBND tỉnh", "", ""),
]


@pytest.mark.parametrize(("name", "unit", "successor"), PROVINCIAL)
def test_in_an_office_of_a_province_its_own_units_are_meant_and_no_others(
    name: str, unit: str, successor: str, office: Office
) -> None:
    root = office.root
    change_organisation(root, by=None, name="Tỉnh ủy Lào Cai", short_name="", kind=root.kind, order=0, aliases=())

    assert leads((name,)) == (Body(name, str(getattr(office, unit).pk) if unit else "", successor=successor),)


def test_all_names_of_a_paper_and_its_rule_cost_four_queries(office: Office, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        leads(("Sở Y tế", "Sở TC", "Sở KH&ĐT", "Ban Lạ"))


def test_rows_of_a_table_and_targets_keep_what_is_theirs(office: Office) -> None:
    row = AnnexTask(5, 9, "3", "Lập đề án", product="Đề án", section="I. Lãnh đạo")
    target = Target(10, 20, "tối thiểu 95%", "95", unit="%", comparator=">=", by="2030", subject="hồ sơ trên mạng")

    from_row, from_target = proposals_of(Analysis("", annex_tasks=(row,), targets=(target,)), on=TODAY)

    assert (from_row.item.number, from_row.item.group, from_row.item.product) == ("3", "I. Lãnh đạo", "Đề án")
    assert from_target.item == Item("hồ sơ trên mạng", value="95", unit="%", comparator=">=", by="2030")


def test_marks_are_places_of_bodies_and_times() -> None:
    found = Analysis("", organisations=(Organisation(1, 4, "Sở"),), deadlines=(Deadline(5, 9, "năm nay", "year"),))

    assert marks_of(found) == {"organisations": [[1, 4]], "deadlines": [[5, 9]]}


def test_an_old_paper_finds_owners_who_live_now(receive: Callable[..., Document], office: Office) -> None:
    text = PROGRAMME_TEXT.replace("Số 07-CTr/TU", "Số 07-CTr/TU\nBình An, ngày 02 tháng 3 năm 2019")

    document = receive(text)

    leads = {
        body["organisation"] for one in document.versions.get().run.candidates.all() for body in one.fields["lead"]
    }
    assert document.issued_on is not None and document.issued_on.year == 2019
    assert str(office.finance.pk) in leads


def test_a_read_document_is_analysed_once_in_order_of_the_text(receive: Callable[..., Document]) -> None:
    run = receive().versions.get().run

    starts = list(run.candidates.order_by("sequence").values_list("start", flat=True))
    assert (run.state, starts) == (State.DONE, sorted(starts))
    assert starts
    assert analyse_next() is False
    keep_proposals(run, proposals=[], marks={}, reference=None)  # a second worker comes too late and changes nothing
    assert run.candidates.count() == len(starts)
    assert Event.objects.filter(verb="run.analysed").count() == 1


def test_a_text_on_which_the_worker_dies_again_and_again_is_given_up(run: Run) -> None:
    Run.objects.update(
        state=State.RUNNING, attempts=MAX_ATTEMPTS, claimed_until=run.created_at.replace(year=2020), finished_at=None
    )

    assert analyse_next() is True

    run.refresh_from_db()
    assert run.state == State.FAILED
    assert Event.objects.filter(verb="run.failed").count() == 1

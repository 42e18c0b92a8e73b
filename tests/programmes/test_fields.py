"""Promise: a programme says which fields it is about and for whom; a draft marks the tasks of units that answer for none of
them, refuses none, and says nothing where nothing is recorded."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given as drawn
from hypothesis import strategies as st

from kimchinam.audit.models import Event
from kimchinam.audit.templatetags.audit import changes
from kimchinam.base.refusals import RefusedError
from kimchinam.base.stamps import stamp_of
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import add_task, create_programme, describe_programme, issue_programme
from kimchinam.programmes.models import Programme, ProgrammeField
from kimchinam.programmes.queries import finder_of_fit, lacks
from kimchinam.programmes.rules import Aim, Frame, fit
from kimchinam.programmes.states import Fit, ProgrammeState
from kimchinam.regulations.actions import end_mandate, give_mandate
from kimchinam.regulations.states import Field, Name
from tests.conftest import TODAY, Office, look_at
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import draft, facts, issued, unit_below
from tests.regulations.build import value_from

pytestmark = pytest.mark.django_db

OUTSIDE = "ngoài lĩnh vực được giao của đơn vị"
DIGITAL = Aim(("digital", "science"), "cán bộ, công chức")
CODES = st.sets(st.sampled_from(Field.values))


def answers(unit: Organisation, *fields: str) -> None:
    for field in fields:
        give_mandate(unit, by=None, field=field, valid_from=TODAY - timedelta(days=30), words="Quyết định 8-QĐ/TU")


def fits_of(programme: Programme, on: date) -> Counter[Fit]:
    """How many tasks of a draft are marked so or so."""
    return Counter(map(finder_of_fit(programme, on), programme.tasks.all()))


@pytest.fixture
def clerk(office: Office) -> Client:
    return office.client(office.clerk)


@pytest.fixture
def programme(office: Office) -> Programme:
    """On digital matters: finance answers for finance alone, health for science too, of the commune nothing is known."""
    answers(office.finance, "finance")
    answers(office.health, "health", "science")
    tasks = [
        facts(office, name="Xếp vốn", lead=office.finance),
        facts(office, name="Nối bệnh án", lead=office.health),
        facts(office, name="Mở điểm tra cứu", lead=office.commune),
        facts(office, name="Chưa ai làm", lead=None),
    ]
    return draft(office, *tasks, aim=DIGITAL)


@drawn(given=CODES, fields=CODES)
def test_task_is_marked_only_where_both_sides_are_known_and_share_nothing(given: set[str], fields: set[str]) -> None:
    assert (fit(given=given, fields=fields) == Fit.OUTSIDE) == (bool(given) and bool(fields) and not given & fields)
    assert (fit(given=given, fields=fields) == Fit.UNKNOWN) == (not given or not fields)


@drawn(programme=CODES, leads=st.lists(st.none() | CODES, max_size=30))
def test_marked_fitting_and_unknown_are_all_tasks(programme: set[str], leads: list[set[str] | None]) -> None:
    tally = Counter(fit(given=lead or (), fields=programme) for lead in leads)

    assert sum(tally[one] for one in Fit) == len(leads)
    assert tally[Fit.OUTSIDE] == sum(bool(programme and lead) and programme.isdisjoint(lead or ()) for lead in leads)


def test_each_task_of_a_draft_is_marked_fitting_or_unknown(programme: Programme) -> None:
    find = finder_of_fit(programme, TODAY)

    assert [find(task) for task in programme.tasks.order_by("order")] == [
        Fit.OUTSIDE,
        Fit.FITTING,
        Fit.UNKNOWN,
        Fit.UNKNOWN,
    ]
    assert fits_of(programme, TODAY) == {Fit.OUTSIDE: 1, Fit.FITTING: 1, Fit.UNKNOWN: 2}


def test_mandates_are_those_of_the_day(office: Office, programme: Programme) -> None:
    end_mandate(office.finance.mandates.get(), by=None, on=TODAY, words="Quyết định 31-QĐ/TU")

    assert fits_of(programme, TODAY - timedelta(days=1))[Fit.OUTSIDE] == 1
    assert fits_of(programme, TODAY)[Fit.OUTSIDE] == 0
    assert fits_of(programme, TODAY - timedelta(days=31)) == {Fit.UNKNOWN: 4}


def test_programme_without_fields_and_one_that_is_issued_mark_nothing(office: Office) -> None:
    answers(office.finance, "finance")

    assert fits_of(draft(office, facts(office)), TODAY) == {Fit.UNKNOWN: 1}
    assert fits_of(issued(office, facts(office), aim=DIGITAL), TODAY) == {Fit.UNKNOWN: 1}


def test_mark_stands_in_the_draft_and_in_the_report_and_keeps_nothing_from_being_issued(
    office: Office, clerk: Client
) -> None:
    answers(office.finance, "finance")
    programme = draft(office, facts(office), aim=DIGITAL)
    page, report = (reverse(f"programmes:{name}", args=[programme.pk]) for name in ("detail", "issue"))

    assert clerk.get(page).content.decode().count(OUTSIDE) == 1
    shown = clerk.get(report)
    assert [row.lead for row in shown.context["outside"]] == [office.finance]
    assert "1 nhiệm vụ ngoài lĩnh vực được giao của đơn vị chủ trì" in shown.content.decode()
    assert lacks(programme, TODAY) == []
    issue_programme(programme, by=office.leader)
    assert Programme.objects.get().state == ProgrammeState.ISSUED
    assert OUTSIDE not in clerk.get(page).content.decode()


def test_page_of_a_marked_task_leads_to_the_mandates_of_its_unit(
    office: Office, programme: Programme, clerk: Client
) -> None:
    mandates = reverse("regulations:unit_mandates", args=[office.finance.pk])
    pages = [
        reverse("programmes:task_edit", args=[programme.pk, task.pk]) for task in programme.tasks.order_by("order")
    ]

    shown = [clerk.get(page).content.decode() for page in pages]
    assert [(OUTSIDE in one, mandates in one) for one in shown] == [(True, True), *[(False, False)] * 3]


def test_report_tells_it_beside_what_is_lacking(programme: Programme, clerk: Client) -> None:
    shown = clerk.get(reverse("programmes:issue", args=[programme.pk]))

    assert (len(shown.context["lacking"]), len(shown.context["outside"])) == (1, 1)
    assert "1 nhiệm vụ ngoài lĩnh vực được giao của đơn vị chủ trì" in shown.content.decode()


def test_draft_costs_the_same_for_30_tasks_of_30_units(office: Office, clerk: Client) -> None:
    programme = draft(office, aim=DIGITAL)

    def grow(number: int) -> None:
        unit = unit_below(office.health, f"Phòng {number}")
        answers(unit, "health")
        add_task(programme, by=office.clerk, facts=facts(office, lead=unit))

    assert_same_number_of_queries(lambda: clerk.get(reverse("programmes:detail", args=[programme.pk])), grow=grow)


@pytest.mark.parametrize("code", ["gone", "kinh-te-bien", ""])
def test_field_that_is_not_to_choose_from_is_refused(office: Office, code: str) -> None:
    with pytest.raises(RefusedError, match="Hãy chọn các lĩnh vực có trong danh sách"):
        create_programme(by=office.clerk, title="Số hóa", aim=Aim((code,)))
    assert not Programme.objects.exists()


def test_draft_keeps_a_field_that_is_named_no_longer_and_takes_no_other(office: Office) -> None:
    programme = draft(office, aim=DIGITAL)
    value_from(TODAY, by=None, name=Name.FIELDS, value=["Y tế"])
    described: dict[str, Any] = {"by": office.clerk, "title": "Số hóa", "number": ""}

    describe_programme(programme, **described, aim=Aim(("digital", "health")))
    assert programme.field_codes == ["digital", "health"]
    with pytest.raises(RefusedError):
        describe_programme(programme, **described, aim=Aim(("health", "justice")))
    assert Programme.objects.get().field_codes == ["digital", "health"]


def test_describing_without_an_aim_leaves_it_as_it_is(office: Office) -> None:
    programme = draft(office, aim=DIGITAL)
    describe_programme(programme, by=office.clerk, title="Tên khác", number="", frame=Frame())

    assert (programme.field_codes, programme.target_group) == (["digital", "science"], "cán bộ, công chức")


def test_history_names_the_fields_before_and_after(office: Office) -> None:
    programme = draft(office, aim=DIGITAL)
    describe_programme(programme, by=office.clerk, title=programme.title, number="", aim=Aim(("health",)))

    told = {one.label: (one.before, one.after) for one in changes(Event.objects.get(verb="programme.described"))}
    assert told["Lĩnh vực"] == ("Chuyển đổi số, Khoa học và công nghệ", "Y tế")
    assert told["Đối tượng"] == ("cán bộ, công chức", "")


def test_database_keeps_each_field_once(office: Office) -> None:
    programme = draft(office, aim=DIGITAL)

    for code in ("digital", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProgrammeField.objects.create(programme=programme, field=code)


def test_form_takes_several_fields_and_a_target_group(clerk: Client) -> None:
    said = {"title": "Số hóa", "field_codes": ["digital", "health"], "target_group": "doanh nghiệp nhỏ"}
    assert clerk.post(reverse("programmes:create"), said).status_code == 302
    programme = Programme.objects.get()
    assert (programme.field_codes, programme.target_group) == (["digital", "health"], "doanh nghiệp nhỏ")

    page = reverse("programmes:describe", args=[programme.pk])
    form = clerk.get(page).context["form"]
    assert form["field_codes"].value() == ["digital", "health"]
    clerk.post(page, {"title": "Số hóa", "field_codes": ["health"], "seen": form["seen"].value()})
    programme.refresh_from_db()
    assert (programme.field_codes, programme.target_group) == (["health"], "")


def test_form_refuses_a_field_of_nobody_and_keeps_what_was_typed(clerk: Client) -> None:
    said = {"title": "Số hóa", "field_codes": ["gone"], "target_group": "doanh nghiệp nhỏ"}
    refused = clerk.post(reverse("programmes:create"), said)

    assert list(refused.context["form"].errors) == ["field_codes"]
    assert 'value="doanh nghiệp nhỏ"' in refused.content.decode()


def test_second_save_at_once_is_told_the_fields_that_stand(office: Office, clerk: Client) -> None:
    programme = draft(office, aim=DIGITAL)
    seen = stamp_of(programme.said)
    describe_programme(programme, by=office.clerk, title=programme.title, number="", aim=Aim(("health",)))

    page = reverse("programmes:describe", args=[programme.pk])
    told = clerk.post(page, {"title": "Số hóa", "field_codes": ["digital"], "seen": seen}).content.decode()
    assert "Hiện đang là: Y tế" in told
    assert programme.field_codes == ["health"]


def test_page_names_its_fields_each_with_its_list(office: Office, clerk: Client) -> None:
    programme = draft(office, aim=DIGITAL)

    shown = clerk.get(reverse("programmes:detail", args=[programme.pk])).content.decode()
    assert f'<a href="{reverse("programmes:list")}?field=digital">Chuyển đổi số</a>' in shown
    assert "cán bộ, công chức" in shown


def test_list_is_filtered_by_a_field_and_each_chip_counts_what_it_opens(office: Office, clerk: Client) -> None:
    both = draft(office, aim=DIGITAL)
    only = issued(office, aim=Aim(("science",)))
    draft(office)
    address = reverse("programmes:list")

    def listed(**query: str) -> list[Programme]:
        return [row.programme for row in clerk.get(address, query).context["rows"]]

    chips = clerk.get(address).context["field_chips"]
    assert [(chip.label, chip.count) for chip in chips] == [
        ("Mọi lĩnh vực", 3),
        ("Chuyển đổi số", 1),
        ("Khoa học và công nghệ", 2),
    ]
    assert [len(clerk.get(address + chip.url).context["rows"]) for chip in chips] == [3, 1, 2]
    assert (listed(field="science"), listed(field="digital")) == ([only, both], [both])
    assert listed(field="science", state="draft") == [both]
    assert len(listed(field="gone")) == 3
    states = clerk.get(address, {"field": "science"}).context["chips"]
    assert [len(clerk.get(address + chip.url).context["rows"]) for chip in states] == [chip.count for chip in states]


def test_list_without_any_field_shows_no_chips_of_fields(office: Office, clerk: Client) -> None:
    draft(office)

    assert clerk.get(reverse("programmes:list")).context["field_chips"] == []


def test_secret_programme_is_not_counted_among_its_field(office: Office) -> None:
    draft(office, aim=DIGITAL, secrecy=1)

    page = office.client(office.inspector).get(reverse("programmes:list"))
    closed = office.client(office.finance_person).get(reverse("programmes:list"))
    assert (len(page.context["field_chips"]), closed.context["field_chips"]) == (3, [])


def test_list_of_a_past_day_is_filtered_too(office: Office, clerk: Client) -> None:
    programme = issued(office, facts(office, due_on=TODAY - timedelta(days=5)), aim=DIGITAL)
    draft(office, aim=DIGITAL)
    look_at(clerk, TODAY - timedelta(days=1))

    page = clerk.get(reverse("programmes:list"), {"field": "digital"})
    assert [row.programme for row in page.context["rows"]] == [programme]


def test_list_costs_the_same_for_30_programmes_with_fields(office: Office, clerk: Client) -> None:
    assert_same_number_of_queries(
        lambda: clerk.get(reverse("programmes:list")), grow=lambda _number: draft(office, aim=DIGITAL)
    )

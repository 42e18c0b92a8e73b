"""Promise: each filter of a list finds exactly the tasks it speaks of; an address that makes no sense filters nothing."""

from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from kimchinam.accounts.models import User
from kimchinam.base import clock
from kimchinam.monitoring.actions import extend_tasks, hand_in_evidence, name_answerable
from kimchinam.monitoring.queries import Filters
from kimchinam.monitoring.queries.offering import choices_for
from kimchinam.monitoring.views import lists
from kimchinam.programmes.actions import add_section, place_tasks
from kimchinam.programmes.models import Breakthrough, BreakthroughTask, Programme, Task
from kimchinam.programmes.queries import breakthroughs_visible_to, counts_of, following, page_of, reading
from kimchinam.programmes.states import Step
from tests.conftest import FOUNDED, NOON, TODAY, Office
from tests.monitoring.lives import found
from tests.programmes.build import facts, given, issued, proved, unit_below

pytestmark = pytest.mark.django_db
NOBODYS = "01900000-0000-7000-8000-000000000000"
LATE = TODAY - timedelta(days=10)


@pytest.fixture
def programme(office: Office) -> Programme:
    """A late key task, one that runs, one handed in by health, one closed, one without a deadline."""
    programme = issued(
        office,
        facts(office, name="chậm", due_on=LATE, kind="key"),
        facts(office, name="chạy", supporting=(office.health,), product_kind="report", product="báo cáo quý"),
        facts(office, name="nộp", lead=office.health, due_on=LATE),
        facts(office, name="xong", due_on=TODAY),
        facts(office, name="định kỳ", due_on=None, recurrence="P3M"),
    )
    waits = programme.tasks.get(name="nộp")
    hand_in_evidence(waits, by=office.health_person, number="8/BC", dated=TODAY, receiver="Ban Thường vụ")
    proved(programme.tasks.get(name="xong"), office)
    return programme


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("status=late", ["chậm"]),
        ("status=ahead", ["chạy", "định kỳ"]),
        ("status=going", ["chạy", "định kỳ"]),
        ("status=closed", ["xong"]),
        ("alarm=deep_red", ["chậm"]),
        ("status=open&alarm=green", ["chạy", "nộp", "định kỳ"]),
        ("kind=key", ["chậm"]),
        ("kind=ordinary&status=open", ["chạy", "nộp", "định kỳ"]),
        ("product=report", ["chạy"]),
        ("due=2026-Q3", ["chạy", "chậm", "nộp", "xong"]),
        ("due=2026-08", ["chậm", "nộp"]),
        ("due=2026-08&status=late", ["chậm"]),
        ("due=2027", []),
        ("day=2026-08-22", ["chậm"]),
        ("day=2026-09-01", ["nộp", "xong"]),
        ("day=2026-09-01..2026-09-30", ["chạy", "nộp", "xong"]),
        ("lacks=evidence", ["chạy", "chậm", "định kỳ"]),
        ("lacks=owner", ["chạy", "chậm", "nộp", "định kỳ"]),
        ("decide=1", ["chậm"]),
        ("judge=1", ["nộp"]),
        ("mine=1", []),
        ("q=cham&status=late&kind=key", ["chậm"]),
        ("status=x&alarm=x&kind=x&product=x&due=2026-13&day=x..y&lacks=x&unit=x&below=1", None),
    ],
)
def test_filter_finds_what_it_speaks_of(
    office: Office, programme: Programme, query: str, names: list[str] | None
) -> None:
    assert found(query, office.leader) == sorted(
        names if names is not None else ["chạy", "chậm", "nộp", "xong", "định kỳ"]
    )


@pytest.mark.parametrize(
    ("name", "unit", "names"),
    [
        ("below", "root", ["chạy", "chậm", "nộp", "xong", "định kỳ"]),
        ("below", "health", ["nộp"]),
        ("outside", "health", ["chạy", "chậm", "xong", "định kỳ"]),
        ("outside", "root", []),
        ("unit", "health", ["nộp"]),
        ("unit", "root", []),
        ("unit_below", "root", ["chạy", "chậm", "nộp", "xong", "định kỳ"]),
        ("supporting", "health", ["chạy"]),
        ("supporting", "finance", []),
        ("assigner", "bureau", ["chạy", "chậm", "nộp", "xong", "định kỳ"]),
        ("assigner", "finance", []),
    ],
)
def test_filter_by_a_unit_in_each_part(
    office: Office, programme: Programme, name: str, unit: str, names: list[str]
) -> None:
    key = getattr(office, unit).pk
    query = f"unit={key}&below=1" if name == "unit_below" else f"{name}={key}"

    assert found(query, office.leader) == sorted(names)


def test_unit_with_those_below_it_finds_the_parts_they_were_given(office: Office, programme: Programme) -> None:
    room = unit_below(office.finance, "Phòng Ngân sách")
    given(programme.tasks.get(name="chạy"), office, by=office.finance_person, name="phần việc", lead=room)

    assert found(f"unit={office.finance.pk}", office.leader) == sorted(["chạy", "chậm", "xong", "định kỳ"])
    assert "phần việc" in found(f"unit={office.finance.pk}&below=1", office.leader)


def test_section_holds_those_below_it_and_stays_true_of_a_past_day(office: Office, programme: Programme) -> None:
    part = add_section(programme, by=office.clerk, title="Phần một", level="part")
    group = add_section(programme, by=office.clerk, title="Nhóm", below=part)
    with clock.set_to(NOON + timedelta(days=3)):
        place_tasks(programme, by=office.clerk, tasks=[programme.tasks.get(name="chạy")], section=group)
        later = TODAY + timedelta(days=3)

        assert found(f"section={group.pk}", office.leader, later) == ["chạy"]
        assert found(f"section={part.pk}", office.leader, later) == ["chạy"]
        assert found(f"section={part.pk}", office.leader, TODAY) == []


def test_breakthrough_cuts_across(office: Office, programme: Programme) -> None:
    cut = Breakthrough.objects.create(organisation=office.root, name="Hạ tầng số", valid_from=FOUNDED)
    BreakthroughTask.objects.create(breakthrough=cut, task=programme.tasks.get(name="chậm"))

    assert found(f"breakthrough={cut.pk}", office.leader) == ["chậm"]


def test_supporting_unit_of_a_past_day_is_still_found(office: Office, programme: Programme) -> None:
    with clock.set_to(NOON + timedelta(days=3)):
        assert found(f"supporting={office.health.pk}", office.leader, TODAY) == ["chạy"]
        assert found(f"supporting={office.commune.pk}", office.leader, TODAY) == []


def test_deadline_of_a_past_day_is_the_one_of_then(office: Office, programme: Programme) -> None:
    task = programme.tasks.get(name="chạy")
    with clock.set_to(NOON + timedelta(days=1)):
        extend_tasks({task: date(2026, 12, 1)}, by=office.leader, reason="Chờ số liệu")
        tomorrow = TODAY + timedelta(days=1)

        assert found("due=2026-Q4", office.leader, tomorrow) == ["chạy"]
        assert found("due=2026-Q4", office.leader, TODAY) == []


def test_task_with_a_person_who_answers_lacks_no_owner(office: Office, programme: Programme) -> None:
    name_answerable(programme.tasks.get(name="chạy"), by=office.finance_person, person=office.finance_person)

    assert "chạy" not in found("lacks=owner", office.leader)


def test_filters_never_show_more_than_one_may_see(office: Office, programme: Programme) -> None:
    for query in ("", "kind=key", "due=2026", f"programme={programme.pk}", "day=2026-08-01..2026-12-31"):
        assert found(query, office.commune_person) == []
    assert found("due=2026", office.health_person) == ["chạy", "nộp"]


def test_nobody_looks_where_no_deadline_asked_for_can_lie(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a list of a coming quarter does not walk past everything that is late."""
    issued(office, *(facts(office, due_on=LATE) for _n in range(4)), facts(office, name="xa", due_on=date(2027, 8, 1)))
    monkeypatch.setattr(following, "COUNTED", -1)
    monkeypatch.setattr(reading, "WALKED", 1)
    filters = Filters.of(QueryDict("due=2027-Q3"))

    page = page_of(filters.all_but_status(office.leader, TODAY), TODAY, steps=filters.steps, counts=None, size=5)

    assert [place.sort_day for place in page.places] == [date(2027, 8, 1)]


@pytest.mark.parametrize(
    "query",
    [
        "kind=key",
        "due=2026-Q3",
        "lacks=owner&status=open",
        "due=2026-08&status=late",
        "q=cham&kind=key",
        "day=2026-08-22",
    ],
)
def test_walking_finds_the_same_as_reading_all(
    office: Office, programme: Programme, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Where too much would have to be counted, an index is walked and each row tested."""
    expected = {user: found(query, getattr(office, user)) for user in ("leader", "health_person")}
    monkeypatch.setattr(following, "COUNTED", -1)

    assert {user: found(query, getattr(office, user)) for user in ("leader", "health_person")} == expected


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("after=3.x&page=2&thang=2026-11", ""),
        ("q=+vốn+&status=late&mine=yes", "status=late&mine=1&q=v%E1%BB%91n"),
        ("below=1", ""),
        (f"unit={NOBODYS}&below=1", f"below={NOBODYS}"),
        (f"unit={NOBODYS}", f"unit={NOBODYS}"),
        ("day=2026-09-01..2026-09-01&due=2026-Q4", "due=2026-Q4&day=2026-09-01"),
        ("day=2026-09-30..2026-09-01&kind=ordinary", "kind=ordinary"),
    ],
)
def test_query_is_canonical_and_reads_back_to_the_same(query: str, canonical: str) -> None:
    filters = Filters.of(QueryDict(query))

    assert filters.query == canonical
    assert Filters.of(QueryDict(filters.query)) == filters


def test_every_step_is_in_exactly_one_part_of_what_is_open(office: Office) -> None:
    def steps(status: str) -> set[Step]:
        return set(Filters(status=status).steps)

    parts: list[Any] = [steps("late"), steps("awaiting_acceptance"), steps("due_soon"), steps("going"), steps("closed")]
    assert sum(map(len, parts)) == len(set().union(*parts)) == len(Step)
    assert steps("ahead") == steps("due_soon") | steps("going")


def test_programme_of_another_reader_filters_to_nothing(office: Office, programme: Programme) -> None:
    assert found(f"programme={Task.objects.first().pk}", office.leader) == []  # type: ignore[union-attr]


def pages(client: Client, url: str, name: str) -> list[list[str]]:
    """Names of the tasks page by page, as far as its pager leads that way."""
    page = client.get(url)
    further = getattr(page.context["window"], name)
    here = [[row.task.name for row in page.context["rows"]]]
    return here + pages(client, f"/nhiem-vu/{further}", name) if further else here


@pytest.mark.parametrize("few", [0, 5_000])
@pytest.mark.parametrize("query", ["", "sort=last", "sort=last&status=open", "sort=last&kind=key", "kind=key"])
def test_pages_forth_and_back_show_every_task_once(
    office: Office, monkeypatch: pytest.MonkeyPatch, query: str, few: int
) -> None:
    """Also when the order is turned round, and when the list is walked instead of sorted."""
    monkeypatch.setattr(reading, "FEW", few)
    monkeypatch.setitem(lists.rows_of.__kwdefaults__, "size", 3)
    days = [LATE, TODAY + timedelta(days=2), TODAY + timedelta(days=30), None] * 2
    plain = [{"name": str(number), "due_on": day, "kind": "key"} for number, day in enumerate(days)]
    issued(office, *(facts(office, recurrence="" if one["due_on"] else "P1M", **one) for one in plain))
    client = office.client(office.leader)

    straight = list(chain(*pages(client, "/nhiem-vu/?kind=key", "next_url")))
    forth = pages(client, f"/nhiem-vu/?{query}", "next_url")
    assert list(chain(*forth)) == (straight[::-1] if "last" in query else straight)

    second = client.get(f"/nhiem-vu/?{query}").context["window"].next_url
    back = client.get(f"/nhiem-vu/{second}").context["window"].previous_url
    assert pages(client, f"/nhiem-vu/{back}", "next_url") == forth


def test_breakthrough_is_offered_and_named_to_those_it_is_meant_for(office: Office, programme: Programme) -> None:
    of_root = Breakthrough.objects.create(organisation=office.root, name="Hạ tầng số", valid_from=FOUNDED)
    of_health = Breakthrough.objects.create(organisation=office.health, name="Bệnh án điện tử", valid_from=FOUNDED)

    def offered(user: User) -> set[str]:
        return {one.name for one in choices_for(Filters(), user, TODAY).breakthroughs}

    assert offered(office.leader) == offered(office.health_person) == {"Hạ tầng số", "Bệnh án điện tử"}
    assert offered(office.finance_person) == {"Hạ tầng số"}
    hidden = office.client(office.finance_person).get(f"/nhiem-vu/?breakthrough={of_health.pk}").text
    assert "Bệnh án điện tử" not in hidden and "không có hoặc không xem được" in hidden

    BreakthroughTask.objects.create(breakthrough=of_health, task=programme.tasks.get(name="chậm"))
    assert offered(office.finance_person) == {"Hạ tầng số", "Bệnh án điện tử"}
    assert set(breakthroughs_visible_to(office.commune_person)) == {of_root}


@pytest.mark.parametrize("query", ["decide=1&lacks=owner", "decide=1&due=2026", "unclear=1&lacks=owner"])
def test_few_decisions_among_many_tasks_are_counted_and_stand_on_few_pages(
    office: Office, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    late = [facts(office, name=f"chậm {n}", due_on=TODAY) for n in range(2)]
    running = [facts(office, name=f"chạy {n}", due_on=TODAY + timedelta(days=30)) for n in range(30)]
    issued(office, *late, *running)
    monkeypatch.setattr(following, "COUNTED", 10)
    monkeypatch.setattr(reading, "WALKED", 5)

    with clock.set_to(NOON + timedelta(days=10)):
        on, filters = TODAY + timedelta(days=10), Filters.of(QueryDict(query))
        scope = filters.all_but_status(office.leader, on)
        counts = counts_of(scope, on)
        found = page_of(filters.shown(scope), on, steps=filters.steps, counts=counts, size=5)

    few = 2 if filters.decide else 0
    assert (counts is not None and counts.total(), len(found.places), found.after) == (few, few, None)


def test_signs_alone_are_in_no_name(office: Office, programme: Programme) -> None:
    assert found("q=%25%27%22", office.leader) == []
    assert len(found("q=", office.leader)) > 0

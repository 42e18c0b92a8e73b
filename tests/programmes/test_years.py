"""Promise: a term is the sum of its years: each of its tasks is taken by a year's plan, still to take, or needed by none."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimchinam.audit.queries import faults
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.programmes.actions import excuse_from_year, issue_programme, plan_year, withdraw_programme
from kimchinam.programmes.jobs import open_next_period
from kimchinam.programmes.models import NotThisYear, Programme, Task
from kimchinam.programmes.queries import reasons_of, year_account
from kimchinam.programmes.rules import Frame, share_of, share_of_term
from kimchinam.programmes.states import Instrument, Share, TaskKind
from tests.conftest import TODAY, Office
from tests.programmes.build import draft, facts, issued, made_true
from tests.programmes.telling import told

TERM = Frame(
    kind=Instrument.TERM_PLAN,
    term="2025–2030",
    period_from=date(2025, 9, 1),
    period_to=date(2030, 6, 30),
    orientation_year=2045,
)


@pytest.fixture
def term_plan(office: Office) -> Programme:
    far = {"due_on": date(2029, 11, 30)}
    tasks = [
        facts(office, name="Hồ chứa nước", group="I. Hạ tầng", **far),
        facts(office, name="Đào tạo cán bộ", lead=office.health, group="II. Con người", **far),
        facts(office, name="Sơ kết đợt đầu", due_on=date(2026, 12, 15)),
        facts(office, name="Báo cáo tiến độ", kind=TaskKind.REGULAR, recurrence="P3M", due_on=None),
    ]
    return issued(office, *tasks, frame=TERM)


def named(term_plan: Programme, name: str) -> Task:
    return Task.objects.get(programme=term_plan, name=name)


days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2032, 12, 31)))


@given(
    due=days,
    received=days,
    closed=days,
    planned=st.sets(st.integers(2025, 2030)),
    excused=st.sets(st.integers(2025, 2030)),
)
def test_every_year_and_the_term_say_exactly_one_thing_of_a_task(
    due: date | None, received: date | None, closed: date | None, planned: set[int], excused: set[int]
) -> None:
    task = Task(due_on=due, received_on=received, closed_on=closed)
    shares = {year: share_of(task, year, planned=planned, excused=excused) for year in range(2025, 2031)}

    assert {year for year, share in shares.items() if share == Share.TAKEN} == planned
    assert all(shares[year] == Share.NOT_NEEDED for year in excused - planned)
    term = share_of_term(shares.values())
    assert (term == Share.TAKEN) == bool(planned)
    assert (term == Share.NOT_NEEDED) == (set(shares.values()) == {Share.NOT_NEEDED})


@pytest.mark.django_db
def test_a_year_takes_tasks_below_those_of_the_term(office: Office, term_plan: Programme) -> None:
    chosen = [named(term_plan, "Hồ chứa nước"), named(term_plan, "Sơ kết đợt đầu")]

    plan = plan_year(term_plan, by=office.clerk, year=2026, tasks=chosen)

    assert (plan.kind, plan.year, plan.term_plan, plan.organisation) == (
        Instrument.YEAR_PLAN, 2026, term_plan, office.bureau,
    )  # fmt: skip
    below = {task.name: task for task in plan.tasks.select_related("section")}
    assert {name: (task.parent, task.due_on) for name, task in below.items()} == {
        "Hồ chứa nước": (chosen[0], date(2026, 12, 31)),
        "Sơ kết đợt đầu": (chosen[1], date(2026, 12, 15)),
    }
    assert str(below["Hồ chứa nước"].section) == "I. Hạ tầng"
    assert told(term_plan)[-1] == "lập dự thảo kế hoạch năm 2026 với 2 nhiệm vụ"
    assert [one.parent for one in plan.foundations.all()] == [term_plan]
    assert list(faults()) == []


@pytest.mark.django_db
def test_the_account_tells_what_is_taken_what_is_not_and_what_needs_nothing(
    office: Office, term_plan: Programme
) -> None:
    plan_year(term_plan, by=office.clerk, year=2026, tasks=[named(term_plan, "Hồ chứa nước")])
    plan_year(term_plan, by=office.clerk, year=2026, tasks=[named(term_plan, "Sơ kết đợt đầu")])
    excuse_from_year(
        term_plan, by=office.clerk, year=2026, tasks=[named(term_plan, "Đào tạo cán bộ")], reason="Chờ kinh phí"
    )

    account = year_account(term_plan, office.clerk, TODAY)

    assert [(line.task.name, [str(share) for _year, share in line.cells]) for line in account.lines] == [
        ("Hồ chứa nước", ["not_needed", "taken", "not_yet", "not_yet", "not_yet", "not_needed"]),
        ("Đào tạo cán bộ", ["not_needed", "not_needed", "not_yet", "not_yet", "not_yet", "not_needed"]),
        ("Sơ kết đợt đầu", ["not_needed", "taken", "not_needed", "not_needed", "not_needed", "not_needed"]),
        ("Báo cáo tiến độ", ["not_needed", "not_yet", "not_yet", "not_yet", "not_yet", "not_yet"]),
    ]
    assert account.term == {Share.TAKEN: 2, Share.NOT_YET: 2}
    assert account.of(2026) == {Share.TAKEN: 2, Share.NOT_YET: 1, Share.NOT_NEEDED: 1}


@pytest.mark.django_db
def test_a_past_day_tells_which_tasks_a_year_did_not_need_although_it_took_them_later(
    office: Office, term_plan: Programme
) -> None:
    task = named(term_plan, "Đào tạo cán bộ")
    excuse_from_year(term_plan, by=office.clerk, year=2026, tasks=[task], reason="Chờ kinh phí")
    with clock.set_to(datetime(2026, 9, 10, 5, tzinfo=UTC)):
        plan_year(term_plan, by=office.clerk, year=2026, tasks=[task])

        shares = [
            {line.task: line.shares[2026] for line in year_account(term_plan, office.clerk, day).lines}[task]
            for day in (TODAY, date(2026, 9, 9), date(2026, 9, 10))
        ]
        assert shares == [Share.NOT_NEEDED, Share.NOT_NEEDED, Share.TAKEN]
        assert reasons_of(term_plan, 2026, TODAY)[task.pk].reason == "Chờ kinh phí"
        assert reasons_of(term_plan, 2026, date(2026, 9, 10)) == {}


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_whatever_is_planned_and_excused_the_sums_are_the_tasks_of_the_term(
    seed: int, office: Office, term_plan: Programme
) -> None:
    chance = Random(seed)
    with transaction.atomic():
        for _number in range(6):
            tasks = [task for task in Task.objects.filter(programme=term_plan) if chance.random() < 0.5]
            year = chance.choice(list(term_plan.years))
            try:
                with transaction.atomic():
                    if chance.random() < 0.5:
                        plan_year(term_plan, by=office.clerk, year=year, tasks=tasks)
                    else:
                        excuse_from_year(term_plan, by=office.clerk, year=year, tasks=tasks, reason="Chưa cần")
            except RefusedError:
                continue
        account = year_account(term_plan, office.clerk, TODAY)
        assert sum(account.term.values()) == Task.objects.filter(programme=term_plan).count()
        for year in term_plan.years:
            assert sum(account.of(year).values()) == len(account.lines)
            below = Task.objects.filter(programme__term_plan=term_plan, programme__year=year).count()
            assert account.of(year)[Share.TAKEN] == below
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_unit_plans_its_year_with_the_tasks_that_it_leads(office: Office, term_plan: Programme) -> None:
    mine, others = named(term_plan, "Đào tạo cán bộ"), named(term_plan, "Hồ chứa nước")

    plan = plan_year(term_plan, by=office.clerk, year=2026, tasks=[mine], organisation=office.health)

    assert (plan.organisation, [task.parent for task in plan.tasks.all()]) == (office.health, [mine])
    with pytest.raises(RefusedError, match="mình chủ trì"):
        plan_year(term_plan, by=office.clerk, year=2026, tasks=[others], organisation=office.health)


@pytest.mark.django_db
def test_a_regular_task_of_the_term_is_divided_by_the_plan_of_the_year(office: Office, term_plan: Programme) -> None:
    regular = named(term_plan, "Báo cáo tiến độ")
    assert not Task.objects.filter(kind=TaskKind.PERIOD).exists()

    plan = plan_year(term_plan, by=office.clerk, year=2026, tasks=[regular])
    issue_programme(plan, by=office.leader)
    with clock.set_to(datetime(2027, 3, 1, tzinfo=UTC)):
        while open_next_period():
            pass

    periods = Task.objects.filter(kind=TaskKind.PERIOD).order_by("period_from")
    assert [task.due_on for task in periods] == [date(2026, 9, 30), date(2026, 12, 31)]
    assert {task.parent.parent for task in periods} == {regular}


@pytest.mark.django_db
def test_a_plan_that_is_withdrawn_leaves_its_tasks_to_be_taken_again(office: Office, term_plan: Programme) -> None:
    task = named(term_plan, "Hồ chứa nước")
    plan = plan_year(term_plan, by=office.clerk, year=2026, tasks=[task])
    issue_programme(plan, by=office.leader)
    with pytest.raises(RefusedError, match="đã ban hành, không thêm được"):
        plan_year(term_plan, by=office.clerk, year=2026, tasks=[named(term_plan, "Đào tạo cán bộ")])
    plan.refresh_from_db()

    withdraw_programme(plan, by=office.leader, reason="Nhầm năm")

    assert year_account(term_plan, office.clerk, TODAY).of(2026)[Share.TAKEN] == 0
    again = plan_year(term_plan, by=office.clerk, year=2026, tasks=[task])
    assert again != plan


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("year", "ngoài giai đoạn"),
        ("over", "đã xong hoặc đến hạn"),
        ("taken", "đã nằm trong kế hoạch"),
        ("closed", "đã xong hoặc đến hạn"),
        ("elsewhere", "của kế hoạch toàn khóa này"),
        ("none", "của kế hoạch toàn khóa này"),
    ],
)
def test_a_year_takes_only_what_it_can(wrong: str, said: str, office: Office, term_plan: Programme) -> None:
    far, near = named(term_plan, "Hồ chứa nước"), named(term_plan, "Sơ kết đợt đầu")
    year, tasks = 2027, [far]
    if wrong == "year":
        year = 2031
    if wrong == "over":
        tasks = [near]
    if wrong == "taken":
        plan_year(term_plan, by=office.clerk, year=year, tasks=tasks)
    if wrong == "closed":
        made_true(far, handed_in_on=TODAY, closed_on=TODAY, grade="passed")
    if wrong == "elsewhere":
        tasks = list(issued(office).tasks.all())
    if wrong == "none":
        tasks = []

    with pytest.raises(RefusedError, match=said):
        plan_year(term_plan, by=office.clerk, year=year, tasks=tasks)


@pytest.mark.django_db
def test_only_a_term_plan_in_force_has_years_and_only_who_builds_plans_them(
    office: Office, term_plan: Programme
) -> None:
    plain, task = issued(office), named(term_plan, "Hồ chứa nước")
    with pytest.raises(RefusedError, match="kế hoạch toàn khóa đang có hiệu lực"):
        plan_year(plain, by=office.clerk, year=2026, tasks=list(plain.tasks.all()))
    with pytest.raises(RefusedError, match="kế hoạch toàn khóa đang có hiệu lực"):
        plan_year(draft(office, frame=TERM), by=office.clerk, year=2026, tasks=[task])
    with pytest.raises(NotAllowedError):
        plan_year(term_plan, by=office.finance_person, year=2026, tasks=[task])
    with pytest.raises(RefusedError, match="Hãy ghi lý do"):
        excuse_from_year(term_plan, by=office.clerk, year=2026, tasks=[task], reason=" ")


@pytest.mark.django_db
def test_the_database_keeps_one_plan_a_year_and_unit(office: Office, term_plan: Programme) -> None:
    plan = plan_year(term_plan, by=office.clerk, year=2026, tasks=[named(term_plan, "Hồ chứa nước")])

    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.create(
            organisation=plan.organisation, kind=Instrument.YEAR_PLAN, year=2026, term_plan=term_plan, title="Nữa"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=plan.pk).update(year=None)


@pytest.mark.django_db
def test_pages_take_excuse_and_count(office: Office, term_plan: Programme) -> None:
    client, url = office.client(office.clerk), reverse("programmes:year", args=[term_plan.pk, 2026])
    first, second = named(term_plan, "Hồ chứa nước"), named(term_plan, "Đào tạo cán bộ")

    taken = client.post(url, {"act": "take", "tasks": [first.pk]}, follow=True)
    assert "Kế hoạch năm 2026 thực hiện" in taken.text
    refused = client.post(url, {"act": "excuse", "tasks": [second.pk], "reason": ""})
    assert refused.context["form"].errors == {"reason": ["Hãy ghi lý do."]}
    assert f'value="{second.pk}" checked' in refused.text  # ticked once, not again for each refusal
    client.post(url, {"act": "excuse", "tasks": [second.pk], "reason": "Chờ kinh phí"})

    assert NotThisYear.objects.get().reason == "Chờ kinh phí"
    page = client.get(url, {"share": "not_yet"})
    assert [row["task"].name for row in page.context["rows"]] == ["Sơ kết đợt đầu", "Báo cáo tiến độ"]
    account = client.get(reverse("programmes:years", args=[term_plan.pk]))
    assert [chip.count for chip in account.context["chips"]] == [4, 1, 3]
    assert account.context["years"][1] == (2026, 1, 2)
    assert client.get(reverse("programmes:year", args=[term_plan.pk, 2040])).status_code == 404
    assert client.get(reverse("programmes:years", args=[issued(office).pk])).status_code == 404
    unit = office.client(office.finance_person).get(url)
    assert (unit.context["can_plan"], unit.context["can_excuse"]) == (False, False)


@pytest.mark.django_db
def test_pages_ask_as_much_for_four_tasks_as_for_thirty(
    office: Office, term_plan: Programme, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    client = office.client(office.clerk)
    names = [("programmes:years", []), ("programmes:year", [2026])]
    wide = issued(
        office, *(facts(office, name=f"Việc {number}", due_on=date(2029, 1, 1)) for number in range(30)), frame=TERM
    )
    for name, more in names:
        with django_assert_max_num_queries(28) as first:
            client.get(reverse(name, args=[term_plan.pk, *more]))
        with django_assert_num_queries(len(first)):
            client.get(reverse(name, args=[wide.pk, *more]))

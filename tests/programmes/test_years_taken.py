"""Promise: a year takes many tasks as quickly as one, and forgets that it did not need what it takes."""

from datetime import date

import pytest

from kimchinam.programmes.actions import excuse_from_year, plan_year
from kimchinam.programmes.models import NotThisYear, Programme
from tests.conftest import Office
from tests.counting import queries_of
from tests.programmes.build import facts, issued
from tests.programmes.test_years import TERM

pytestmark = pytest.mark.django_db


@pytest.fixture
def term_plan(office: Office) -> Programme:
    return issued(office, facts(office, due_on=date(2029, 11, 30)), frame=TERM)


def test_what_is_excused_and_taken_on_one_day_was_never_excused(office: Office, term_plan: Programme) -> None:
    task = term_plan.tasks.get()
    excuse_from_year(term_plan, by=office.clerk, year=2026, tasks=[task], reason="Chờ kinh phí")

    plan_year(term_plan, by=office.clerk, year=2026, tasks=[task])

    assert not NotThisYear.objects.exists()


def test_a_year_is_planned_with_hardly_more_questions_for_many_tasks(office: Office) -> None:
    def asked(count: int) -> int:
        said = {"due_on": date(2029, 6, 30), "supporting": (office.health,)}
        tasks = [facts(office, name=f"việc {number}", group=f"{number % 3}. Nhóm", **said) for number in range(count)]
        term = issued(office, *tasks, frame=TERM)
        return len(queries_of(lambda: plan_year(term, by=office.clerk, year=2027, tasks=list(term.tasks.all()))))

    # SQLite takes a thousand values at most in one statement.
    assert asked(30) <= asked(1) + 8

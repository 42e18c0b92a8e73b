"""Promise: a unit hears at once of what it has to lead, to support, to plan, and of what became of its offers."""

from datetime import date

import pytest

from kimchinam.notices.models import Notice
from kimchinam.notices.queries import told_to
from kimchinam.programmes.actions import (
    OfferedTask,
    break_down,
    issue_programme,
    make_offer,
    refuse_offer,
    require_plans,
    take_offer,
)
from kimchinam.programmes.models import Offer, Programme
from kimchinam.programmes.states import Product
from tests.conftest import Office
from tests.counting import queries_of
from tests.programmes.build import draft, facts, issued, only_task, person_of, unit_below

pytestmark = pytest.mark.django_db


def heard() -> set[tuple[str, str]]:
    return set(Notice.objects.filter(read_at=None).values_list("person__username", "occasion"))


def forget() -> None:
    Notice.objects.update(read_at="2026-09-01T00:00Z")


def test_issuing_is_told_once_to_each_unit_with_its_number_of_tasks(office: Office) -> None:
    issued(
        office,
        facts(office, name="Việc một"),
        facts(office, name="Việc hai", supporting=(office.health,)),
        facts(office, name="Việc ba", lead=office.commune),
    )
    assert heard() == {
        ("taichinh", "task.assigned"),
        ("binhan", "task.assigned"),
        ("yte", "task.support_asked"),
    }
    (told,) = told_to(office.finance_person, list(office.finance_person.notices.all()))
    assert told.sentence == "Lanhdao giao đơn vị bạn chủ trì 2 nhiệm vụ"
    assert [line.text for line in told.lines] == ["Việc một", "Việc hai"]


def test_issuing_for_many_units_asks_no_more_than_for_one(office: Office) -> None:
    def asks(number: int) -> int:
        units = [unit_below(office.root, f"Phòng {number}-{one}") for one in range(number)]
        for place, unit in enumerate(units):
            person_of(unit, f"nguoi-{number}-{place}")
        tasks = [facts(office, name=f"Việc {unit}", lead=unit) for unit in units]
        programme = draft(office, *tasks, number=f"{number}-CTr/TU")
        return len(queries_of(lambda: issue_programme(programme, by=office.leader)))

    asks(1)  # the posts of the leader are read once
    assert asks(2) == asks(12)


def test_parts_are_told_to_the_units_that_receive_them(office: Office) -> None:
    below = unit_below(office.finance, "Phòng Ngân sách")
    person_of(below, "ngansach")
    task = only_task(issued(office))
    forget()
    break_down(task, by=office.finance_person, parts=[facts(office, lead=below)])
    assert heard() == {("ngansach", "task.assigned")}


@pytest.fixture
def offer(office: Office) -> Offer:
    programme = issued(office)
    forget()
    offered = OfferedTask(name="Số hóa sổ hộ", product_kind=Product.REPORT, due_on=date(2026, 9, 15))
    return make_offer(programme, by=office.finance_person, task=offered, reason="Dân cần")


def test_offer_is_told_to_who_builds_the_programme(office: Office, offer: Offer) -> None:
    assert heard() == {("thuky", "offer.waits")}


def test_answer_is_told_to_who_offered(office: Office, offer: Offer) -> None:
    forget()
    refuse_offer(offer, by=office.clerk, answer="Trùng việc đã có")
    assert heard() == {("taichinh", "offer.answered")}


def test_taking_is_told_to_who_offered(office: Office, offer: Offer) -> None:
    forget()
    take_offer(offer, by=office.clerk, receiver="Ban Thường vụ")
    assert heard() == {("taichinh", "offer.answered")}


def required(programme: Programme, office: Office) -> None:
    require_plans(programme, by=office.clerk, units=[office.finance, office.health])


def test_plans_that_are_asked_for_are_told_to_who_runs_the_unit(office: Office) -> None:
    programme = issued(office)
    forget()
    required(programme, office)
    assert heard() == {("taichinh", "plan.asked"), ("yte", "plan.asked")}


def test_asked_again_on_the_same_day_is_told_once(office: Office) -> None:
    programme = issued(office)
    required(programme, office)
    forget()
    required(programme, office)
    assert heard() == set()

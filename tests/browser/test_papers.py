"""A unit on a phone and a leader at a desk: what the one asks and answers, what the other decides and orders."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kimchinam.base.clock import today
from kimchinam.config.demo.story import tell
from kimchinam.monitoring.models import Direction, Extension, Obstacle
from kimchinam.programmes.models import Task
from tests.browser.conftest import PHONE, Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def demo_office(transactional_db: None) -> None:
    """The demo office in the middle of its year."""
    tell("running")


OWNERS = {"Sở Tài chính": "sotaichinh", "Sở Xây dựng": "soxaydung", "Sở Nội vụ": "sonoivu", "Sở Y tế": "soyte"}


def free_task() -> Task:
    """The task that has waited longest for its evidence, and of which nothing was asked yet."""
    waiting = Task.objects.filter(lead__name__in=OWNERS, handed_in_on=None, closed_on=None, due_on__isnull=False)
    found = waiting.filter(extensions=None, obstacles=None).order_by("due_on").first()
    assert found is not None
    return found


def test_unit_asks_on_a_phone_and_the_leader_decides(come_in: Callable[..., Person]) -> None:
    task = free_task()
    unit = come_in(OWNERS[str(task.lead)], PHONE)
    unit.open(f"/nhiem-vu/{task.pk}/nhanh/")
    unit.look("20-quick")
    ask_extension(unit, task)
    raise_obstacle(unit, task)

    leader = come_in("lanhdao")
    leader.open("/nhiem-vu/cho-toi/")
    leader.look("22-waiting")
    leader.open(f"/nhiem-vu/{task.pk}/")
    decide(leader, task)

    unit.open(f"/nhiem-vu/{task.pk}/")
    assert unit.page.get_by_text("gia hạn 1 lần").first.is_visible()
    assert unit.page.get_by_text("Giao đất trong tháng này").first.is_visible()
    unit.look("24-task-with-papers-on-a-phone")


def ask_extension(unit: Person, task: Task) -> None:
    unit.go("Xin gia hạn")
    unit.page.get_by_label("Thời hạn mới").fill((today() + timedelta(days=40)).isoformat())
    unit.page.get_by_label("Lý do").fill("Mưa lũ kéo dài, hai tuần không vào được công trường")
    unit.look("21-quick-extension")
    unit.go("Xin gia hạn")
    assert Extension.objects.get(task=task).state == "asked"


def raise_obstacle(unit: Person, task: Task) -> None:
    unit.go("Nêu vướng mắc")
    unit.page.get_by_label("Loại vướng mắc").select_option("land")
    unit.page.get_by_label("Vướng mắc", exact=True).fill("Chưa có mặt bằng đoạn qua hai xã")
    unit.go("Nêu vướng mắc")
    assert Obstacle.objects.get(task=task).decider is None


def decide(leader: Person, task: Task) -> None:
    page = leader.page
    unfold(leader, "Cho gia hạn")
    leader.look("23-deciding")
    leader.go("Cho gia hạn")
    unfold(leader, "Xác định cấp quyết")
    page.get_by_label("Cấp phải quyết").select_option(label=str(task.programme.organisation))
    leader.go("Xác định cấp quyết")
    unfold(leader, "Quyết định")
    page.get_by_role("textbox", name="Quyết định").fill("Giao đất trong tháng này")
    leader.go("Quyết định")
    assert Obstacle.objects.get(task=task).state == "decided"


def unfold(leader: Person, name: str) -> None:
    leader.page.locator("summary").get_by_text(name, exact=True).click()


def test_leader_directs_many_and_a_unit_answers(come_in: Callable[..., Person]) -> None:
    leader = come_in("lanhdao")
    leader.open("/nhiem-vu/ngoai-le/")
    boxes = leader.page.locator("input.bulk-box")
    for number in range(3):
        boxes.nth(number).check()
    leader.look("25-chosen")
    leader.go("Chỉ đạo")
    leader.page.get_by_label("Nội dung chỉ đạo").fill("Báo cáo rõ phần việc còn vướng")
    leader.page.get_by_label("Trả lời đến hết ngày").fill((today() + timedelta(days=5)).isoformat())
    leader.go("Xem trước thay đổi")
    leader.look("26-what-will-change")
    while leader.page.get_by_role("button", name="Bỏ những nhiệm vụ không thực hiện được").count():
        leader.go("Bỏ những nhiệm vụ không thực hiện được")
    leader.page.locator("button[value=act]").click()
    leader.page.wait_for_url("**/nhiem-vu/ngoai-le/")  # where he came from

    assert Direction.objects.filter(state="open").count() >= 1

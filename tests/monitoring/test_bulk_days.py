"""Promise: days added to many deadlines count from today where a deadline has passed, and the page says which were asked for."""

import html
from datetime import timedelta

import pytest

from kimchinam.programmes.models import Task
from tests.conftest import TODAY, Office
from tests.monitoring.papers import LATER
from tests.monitoring.test_bulk import REASON, rows, send
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    return list(issued(office, *(facts(office, name=f"Việc {number}") for number in range(3))).tasks.all())


def test_days_added_count_from_today_where_the_deadline_has_passed(office: Office, tasks: list[Task]) -> None:
    late = only_task(issued(office, facts(office, due_on=TODAY - timedelta(days=40))))
    client, typed = office.client(office.leader), {"days": "30", "reason": REASON}
    shown = send(client, "gia-han-nhieu", [late, tasks[0]], step="show", **typed)

    assert set(rows(shown)) == {("23/07/2026 → 01/10/2026", False), ("20/09/2026 → 20/10/2026", False)}
    assert "nhiệm vụ đã quá hạn thì tính từ hôm nay" in html.unescape(shown.text)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Hãy ghi số ngày thêm hoặc một thời hạn mới chung."),
        ({"days": "5", "new_due": LATER}, "Chỉ ghi một trong hai: số ngày thêm hoặc một thời hạn mới chung."),
    ],
)
def test_days_or_a_day_are_said_not_both_nor_neither(
    office: Office, tasks: list[Task], typed: dict[str, object], sentence: str
) -> None:
    answer = send(office.client(office.leader), "gia-han-nhieu", tasks, step="show", reason=REASON, **typed)

    assert answer.context["form"].non_field_errors() == [sentence]

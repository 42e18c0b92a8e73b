"""Promise: one act on many tasks is shown first, task by task, and then done to all of them or to none."""

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.monitoring.actions import extend_tasks, reassign_tasks
from kimchinam.monitoring.models import Direction, Extension, Reassignment
from kimchinam.monitoring.views.bulk import BULKS, MOST
from kimchinam.programmes.models import Programme, Task
from tests.conftest import NOON, TODAY, Office
from tests.counting import queries_of
from tests.monitoring.papers import LATER, asked, fresh
from tests.programmes.build import DUE, draft, facts, issued, only_task, proved

pytestmark = pytest.mark.django_db

REASON = "Kết luận của Thường trực"


@pytest.fixture
def tasks(office: Office) -> list[Task]:
    programme = issued(office, *(facts(office, name=f"Việc {number}") for number in range(3)))
    return list(programme.tasks.all())


def send(client: Client, slug: str, tasks: list[Task], **typed: object) -> Any:
    keys = [str(task.pk) for task in tasks]
    return client.post(reverse("monitoring:bulk", args=[slug]), {"task": keys, **typed})


def shown_then_done(client: Client, slug: str, tasks: list[Task], **typed: object) -> Any:
    shown = send(client, slug, tasks, step="show", **typed)
    return send(client, slug, tasks, step="act", seen=shown.context["seen"], **typed)


def rows(answer: Any) -> list[tuple[str, bool]]:
    return [(row.change, bool(row.refusal)) for row in answer.context["rows"]]


def test_choosing_shows_the_tasks_and_asks_for_the_reason(office: Office, tasks: list[Task]) -> None:
    answer = send(office.client(office.leader), "gia-han-nhieu", tasks)

    assert (answer.status_code, answer.context["shown"], rows(answer)) == (200, False, [("", False)] * 3)


def test_nothing_changes_before_it_was_shown(office: Office, tasks: list[Task]) -> None:
    client = office.client(office.leader)
    shown = send(client, "gia-han-nhieu", tasks, step="show", days="10", reason=REASON)

    assert rows(shown) == [("20/09/2026 → 30/09/2026", False)] * 3
    for seen in ("", "khong-phai"):
        send(client, "gia-han-nhieu", tasks, step="act", seen=seen, days="10", reason=REASON)
    send(client, "gia-han-nhieu", tasks, step="act", seen=shown.context["seen"], days="11", reason=REASON)
    send(client, "gia-han-nhieu", tasks[:2], step="act", seen=shown.context["seen"], days="10", reason=REASON)

    assert not Extension.objects.exists()


def test_all_are_extended_for_one_reason(office: Office, tasks: list[Task]) -> None:
    answer = shown_then_done(office.client(office.leader), "gia-han-nhieu", tasks, new_due=LATER, reason=REASON)

    assert answer.url == reverse("monitoring:list")
    assert {fresh(task).due_on for task in tasks} == {LATER}
    assert set(Extension.objects.values_list("reason", flat=True)) == {REASON}


@pytest.mark.parametrize("typed", [{"days": "3650"}, {"new_due": date.max}])
def test_day_that_can_be_no_deadline_is_refused_when_shown_and_when_done(
    office: Office, typed: dict[str, object]
) -> None:
    far, client = only_task(issued(office, facts(office, due_on=date(2200, 1, 1)))), office.client(office.leader)

    shown = send(client, "gia-han-nhieu", [far], step="show", reason=REASON, **typed)
    done = send(client, "gia-han-nhieu", [far], step="act", seen=shown.context["seen"], reason=REASON, **typed)

    assert [row.refusal for row in shown.context["rows"]] == ["Thời hạn phải từ 02/09/1945 đến 31/12/2200."]
    assert (done.status_code, fresh(far).due_on) == (200, date(2200, 1, 1))


def test_all_pass_to_another_unit(office: Office, tasks: list[Task]) -> None:
    typed = {"to": str(office.health.pk), "keeps": "on", "reason": REASON}
    shown = send(office.client(office.leader), "giao-nhieu", tasks, step="show", **typed)
    assert rows(shown) == [("Sở Tài chính → Sở Y tế", False)] * 3

    shown_then_done(office.client(office.leader), "giao-nhieu", tasks, **typed)

    assert {fresh(task).lead for task in tasks} == {office.health}
    assert Reassignment.objects.count() == 3


def test_all_owners_are_told_the_same(office: Office, tasks: list[Task]) -> None:
    shown_then_done(office.client(office.leader), "chi-dao-nhieu", tasks, text="Báo cáo trong tuần")

    assert list(Direction.objects.values_list("text", flat=True)) == ["Báo cáo trong tuần"] * 3


def test_refused_ones_are_named_and_hold_back_the_rest_until_left_out(office: Office, tasks: list[Task]) -> None:
    client = office.client(office.leader)
    asked(office, tasks[1])
    proved(tasks[2], office)
    typed = {"days": "10", "reason": REASON}

    shown = send(client, "gia-han-nhieu", tasks, step="show", **typed)
    assert [row.refusal for row in shown.context["rows"]] == [
        "",
        "Đã có đề nghị gia hạn đang chờ quyết định.",
        "Nhiệm vụ đã hoàn thành.",
    ]
    send(client, "gia-han-nhieu", tasks, step="act", seen=shown.context["seen"], **typed)
    assert fresh(tasks[0]).due_on == DUE

    left = send(client, "gia-han-nhieu", tasks, step="without", **typed)
    assert rows(left) == [("20/09/2026 → 30/09/2026", False)]
    send(client, "gia-han-nhieu", tasks[:1], step="act", seen=left.context["seen"], **typed)
    assert fresh(tasks[0]).due_on == DUE + timedelta(days=10)


def test_unit_that_may_not_read_a_secret_task_is_refused_before_anything_is_done(
    office: Office, tasks: list[Task]
) -> None:
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)

    shown = send(
        office.client(office.leader), "giao-nhieu", tasks, step="show", to=str(office.health.pk), reason=REASON
    )

    assert {row.refusal for row in shown.context["rows"]} == {
        "Ở Sở Y tế chưa có ai được phép xử lý tài liệu ở độ mật này."
    }


def test_task_that_changed_since_it_was_shown_holds_back_all(office: Office, tasks: list[Task]) -> None:
    client, typed = office.client(office.leader), {"days": "10", "reason": REASON}
    shown = send(client, "gia-han-nhieu", tasks, step="show", **typed)
    proved(tasks[2], office)

    answer = send(client, "gia-han-nhieu", tasks, step="act", seen=shown.context["seen"], **typed)

    assert (answer.status_code, answer.context["refused"], Extension.objects.count()) == (200, 1, 0)


def test_same_click_sent_twice_is_done_once(office: Office, tasks: list[Task]) -> None:
    client, typed = office.client(office.leader), {"days": "10", "reason": REASON}
    seen = send(client, "gia-han-nhieu", tasks, step="show", **typed).context["seen"]

    first, second = (send(client, "gia-han-nhieu", tasks, step="act", seen=seen, **typed) for _click in range(2))

    assert (first.status_code, second.status_code) == (302, 200)
    assert "không còn như khi bạn xem trước" in second.text
    assert rows(second) == [("30/09/2026 → 10/10/2026", False)] * 3
    assert {fresh(task).due_on for task in tasks} == {DUE + timedelta(days=10)}
    assert Extension.objects.count() == 3


def test_same_direction_sent_twice_is_given_once(office: Office, tasks: list[Task]) -> None:
    client, typed = office.client(office.leader), {"text": "Báo cáo trong tuần"}
    seen = send(client, "chi-dao-nhieu", tasks, step="show", **typed).context["seen"]

    codes = [send(client, "chi-dao-nhieu", tasks, step="act", seen=seen, **typed).status_code for _click in range(2)]
    again = send(client, "chi-dao-nhieu", tasks, step="show", **typed)

    assert (codes, Direction.objects.count()) == ([302, 200], 3)
    assert {change.partition("(")[2] for change, _refused in rows(again)} == {"trước đó đã có 1 chỉ đạo)"}
    assert send(client, "chi-dao-nhieu", tasks, step="act", seen=again.context["seen"], **typed).status_code == 302


def test_deadline_that_a_colleague_moved_meanwhile_is_shown_anew(office: Office, tasks: list[Task]) -> None:
    client, typed = office.client(office.leader), {"days": "10", "reason": REASON}
    seen = send(client, "gia-han-nhieu", tasks, step="show", **typed).context["seen"]
    extend_tasks({fresh(tasks[0]): LATER}, by=office.leader, reason="Chờ vốn")

    answer = send(client, "gia-han-nhieu", tasks, step="act", seen=seen, **typed)

    assert rows(answer)[0] == ("10/10/2026 → 20/10/2026", False)
    assert Extension.objects.count() == 1


def test_owner_who_changed_meanwhile_is_shown_anew(office: Office, tasks: list[Task]) -> None:
    client, typed = office.client(office.leader), {"to": str(office.health.pk), "reason": REASON}
    seen = send(client, "giao-nhieu", tasks, step="show", **typed).context["seen"]
    reassign_tasks([fresh(tasks[0])], by=office.leader, to=office.commune, reason="Đúng địa bàn")

    answer = send(client, "giao-nhieu", tasks, step="act", seen=seen, **typed)

    assert rows(answer)[0] == ("Xã Bình An → Sở Y tế", False)
    assert fresh(tasks[1]).lead == office.finance


@pytest.mark.parametrize(
    ("place", "back"),
    [
        ("/nhiem-vu/ngoai-le/?alarm=red", "/nhiem-vu/ngoai-le/?alarm=red"),
        ("https://noi-khac.vn/", "/nhiem-vu/"),
        ("", "/nhiem-vu/"),
    ],
)
def test_one_comes_back_to_the_list_one_came_from(office: Office, tasks: list[Task], place: str, back: str) -> None:
    client, typed = office.client(office.leader), {"text": "Báo cáo", "next": place}

    shown = send(client, "chi-dao-nhieu", tasks, step="show", **typed)
    done = send(client, "chi-dao-nhieu", tasks, step="act", seen=shown.context["seen"], **typed)

    assert f'<input type="hidden" name="next" value="{back}">' in shown.text
    assert f'<a class="button quiet" href="{back}">' in shown.text
    assert done.url == send(client, "chi-dao-nhieu", [], **typed).url == back


def test_lists_and_tasks_say_where_they_are(office: Office, tasks: list[Task]) -> None:
    client, page = office.client(office.leader), reverse("monitoring:task", args=[tasks[0].pk])

    assert (
        'name="next" value="/nhiem-vu/?status=open&amp;kind=ordinary"'
        in client.get("/nhiem-vu/?status=open&kind=ordinary").text.partition('id="bulk"')[2]
    )
    (link,) = re.findall(r'class="act" href="([^"]*)"', client.get(page).text)
    assert f'href="{page}">Thôi' in client.get(html.unescape(link)).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": REASON}, "số ngày thêm hoặc một thời hạn"),
        ({"days": "3", "new_due": LATER, "reason": REASON}, "số ngày thêm hoặc một thời hạn"),
        ({"days": "3"}, "Trường này là bắt buộc"),
        ({"days": "0", "reason": REASON}, "phải từ 1 trở lên"),
    ],
)
def test_form_that_is_not_whole_shows_why(
    office: Office, tasks: list[Task], typed: dict[str, object], sentence: str
) -> None:
    answer = send(office.client(office.leader), "gia-han-nhieu", tasks, step="show", **typed)

    assert (answer.context["shown"], answer.context["form"].is_valid()) == (False, False)
    assert sentence in str(answer.context["form"].errors)


def test_past_days_and_secret_or_drafted_tasks_do_not_come_in(office: Office, tasks: list[Task]) -> None:
    drafted = only_task(draft(office, facts(office), number="9-CTr/TU"))
    answer = send(office.client(office.leader), "chi-dao-nhieu", [*tasks, drafted])

    assert [row.task for row in answer.context["rows"]] == tasks


@pytest.mark.parametrize("slug", sorted(BULKS))
@pytest.mark.parametrize("who", ["finance_person", "clerk", "inspector"])
def test_who_may_not_is_refused(office: Office, tasks: list[Task], slug: str, who: str) -> None:
    assert send(office.client(getattr(office, who)), slug, tasks).status_code == 403


def test_nothing_chosen_too_many_and_an_unknown_act(office: Office, tasks: list[Task]) -> None:
    client = office.client(office.leader)
    for chosen in ([], [tasks[0]] * (MOST + 1)):
        answer = send(client, "gia-han-nhieu", chosen)
        assert [str(one) for one in get_messages(answer.wsgi_request)][-1] == f"Hãy chọn từ 1 đến {MOST} nhiệm vụ."
    assert client.get("/nhiem-vu/nhieu/khong-co/").status_code == 404


def test_preview_costs_as_many_queries_for_one_task_as_for_thirty(office: Office) -> None:
    tasks = list(issued(office, *(facts(office, name=f"Việc {number}") for number in range(30))).tasks.all())
    client = office.client(office.leader)
    typed: dict[str, dict[str, object]] = {
        "gia-han-nhieu": {"days": "10", "reason": REASON},
        "giao-nhieu": {"to": str(office.health.pk), "reason": REASON},
        "chi-dao-nhieu": {"text": "Báo cáo"},
    }
    for slug, words in typed.items():

        def count(chosen: list[Task], slug: str = slug, words: dict[str, object] = words) -> int:
            return len(queries_of(lambda: send(client, slug, chosen, step="show", **words)))

        count(tasks)
        assert count(tasks[:1]) == count(tasks), slug


def test_boxes_stand_in_the_lists_of_who_may_and_on_no_past_day(office: Office, tasks: list[Task]) -> None:
    def boxes(client: Client, name: str) -> int:
        return client.get(reverse(name)).content.decode().count('class="bulk-box"')

    leader = office.client(office.leader)
    assert boxes(leader, "monitoring:list") == 3
    assert boxes(office.client(office.finance_person), "monitoring:list") == 0
    with clock.set_to(NOON + timedelta(days=40)):
        assert boxes(leader, "monitoring:exceptions") == 3
        leader.post(reverse("desk:set_as_of"), {"on": TODAY.isoformat(), "next": "/"})
        assert boxes(leader, "monitoring:list") == 0

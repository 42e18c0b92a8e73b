"""Promise: the page of what is late says of each why, from which clause, and who must decide, or that nobody knows."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.documents.models import Document
from kimchinam.monitoring.actions import decide_obstacle, extend_tasks, name_decider
from kimchinam.monitoring.models import Direction
from kimchinam.monitoring.queries import counting
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import issue_programme, take_accepted
from kimchinam.programmes.models import Task
from tests.conftest import NOON, TODAY, Office, look_at
from tests.counting import assert_same_number_of_queries, length_of
from tests.monitoring.papers import asked, fresh, raised
from tests.programmes.build import accept_all, draft, facts, issued, made_true, only_task

pytestmark = pytest.mark.django_db
EXCEPTIONS = "/nhiem-vu/ngoai-le/"
LATE = TODAY - timedelta(days=10)


def late_task(office: Office, **changes: Any) -> Task:
    return only_task(issued(office, facts(office, **{"due_on": LATE} | changes)))


def names(response: Any) -> set[str]:
    return {row.task.name for row in response.context["rows"]}


def test_row_says_what_stops_it_how_often_it_was_extended_and_what_reviewers_held(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=20)):
        task = only_task(issued(office))
        extend_tasks({fresh(task): LATE + timedelta(days=50)}, by=office.leader, reason="Chờ vốn")
    made_true(fresh(task), due_on=LATE, held_days=3)
    raised(office, task, text="Thiếu số liệu của ba xã")

    shown = office.client(office.leader).get(EXCEPTIONS)

    for words in ("vướng mắc: Thiếu số liệu của ba xã", "gia hạn 1 lần", "người duyệt giữ 3 ngày"):
        assert words in shown.text


def test_link_of_a_row_says_the_name_of_its_task(office: Office) -> None:
    task = late_task(office, name="lập đề án cấp nước", product="đề án")

    page = office.client(office.clerk).get(EXCEPTIONS).text

    assert f'<a class="name" href="{task.get_absolute_url()}">Lập đề án cấp nước</a>' in page
    assert re.search(r'<span class="sub product">Còn thiếu: \S', page)


@pytest.mark.parametrize(("who", "boxes"), [("leader", 1), ("clerk", 0), ("inspector", 0)])
def test_boxes_are_for_those_who_may_do_something_to_many(office: Office, who: str, boxes: int) -> None:
    late_task(office)

    assert office.client(getattr(office, who)).get(EXCEPTIONS).text.count("bulk-box") == boxes


def test_room_for_boxes_is_kept_only_where_there_are_some() -> None:
    css = Path(finders.find("monitoring/task.css") or "").read_text()
    padded = re.findall(r"([^{}]*)\{[^{}]*padding-left: 2\.75rem", css)

    assert [selector.strip().splitlines()[-1].strip() for selector in padded] == [
        ".table.exception-table:has(.bulk-box) tbody th:first-child"
    ]


def test_day_of_review_in_silence_counts_for_who_was_to_set_a_deadline_everywhere_alike(office: Office) -> None:
    """The desk counts by the unit in the lead, status by status; the exceptions by who is late; both say which is which."""
    late_task(office)
    with clock.set_to(NOON - timedelta(days=30)):
        late_task(office, due_on=None, review_on=LATE, lead=office.health)
    leader = office.client(office.leader)

    shown, desk = leader.get(EXCEPTIONS), leader.get("/")

    cells = {cell.name: cell for cell in desk.context["desk"].table.whole.cells}
    parts = {part.name: part.count for part in shown.context["late_parts"]}
    assert parts == {"overdue": 1, "review_overdue": 1} == {name: cells[name].count for name in parts}
    assert sum(parts.values()) == shown.context["late_count"] == len(shown.context["rows"])
    for name in parts:
        assert f"?status={name}" in shown.text
        assert length_of(leader.get(f"/nhiem-vu/?{cells[name].query}")) == parts[name]
    assert "chưa định thời hạn; Sở Y tế chủ trì" in shown.text
    assert "Mỗi việc đếm ở đơn vị chủ trì." in desk.text


def test_clause_is_a_link_for_those_who_see_the_document(office: Office, receive: Callable[..., Document]) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)
    programme.tasks.exclude(name__contains="bố trí vốn").delete()
    made_true(only_task(programme), product_kind="plan", receiver="Ban Thường vụ")
    issue_programme(programme, by=office.leader)
    with clock.set_to(NOON + timedelta(days=120)):
        seen = office.client(office.finance_person).get(EXCEPTIONS)
        document.shared_with.clear()
        unseen = office.client(office.finance_person).get(EXCEPTIONS)

    page = reverse("documents:detail", args=[document.pk])
    assert {row.why.clause_url.partition("#")[0] for row in seen.context["rows"]} == {page}
    assert f"{page}#p-{seen.context['rows'][0].task.provision_id}" in seen.text
    assert unseen.context["rows"]
    assert {row.why.clause_url for row in unseen.context["rows"]} == {""}


def test_unknown_level_is_said_in_red_counted_and_listed(office: Office) -> None:
    unknown, known, _free = (late_task(office, name=name) for name in ("chưa rõ", "đã rõ", "không vướng"))
    obstacle = raised(office, unknown, decider=None)
    raised(office, known)
    leader = office.client(office.leader)

    shown = leader.get(EXCEPTIONS)
    (chip,) = (one for one in shown.context["chips"] if one.label == "Chưa rõ cấp quyết")
    only = leader.get(EXCEPTIONS + chip.url)

    assert '<span class="missing">chưa rõ</span>' in shown.text
    assert (chip.count, names(only), only.context["window"].total) == (1, {"chưa rõ"}, 1)
    name_decider(obstacle, by=office.leader, decider=office.root)
    assert [one.label for one in leader.get(EXCEPTIONS).context["chips"]][-1] == "Cần tôi quyết"
    assert "Chưa rõ cấp quyết" not in leader.get(EXCEPTIONS).text


def test_level_that_was_unknown_then_is_unknown_on_that_day(office: Office) -> None:
    task = late_task(office)
    obstacle = raised(office, task, decider=None)
    with clock.set_to(NOON + timedelta(days=2)):
        name_decider(obstacle, by=office.leader, decider=office.root)
    obstacle.refresh_from_db()
    with clock.set_to(NOON + timedelta(days=4)):
        decide_obstacle(obstacle, by=office.leader, decision="Giao mặt bằng")

    with clock.set_to(NOON + timedelta(days=9)):
        counted = []
        for days in (-1, 0, 1, 2, 4):
            client = office.client(office.leader)
            look_at(client, TODAY + timedelta(days=days))
            counted.append(
                (length_of(client.get(EXCEPTIONS, {"unclear": "1"})), "Chưa có mặt bằng" in client.get(EXCEPTIONS).text)
            )
    assert counted == [(0, False), (1, True), (1, True), (0, True), (0, False)]


def test_chosen_rows_get_one_direction_from_the_head_of_the_page(office: Office) -> None:
    tasks = [late_task(office, name=name) for name in ("một", "hai", "ba")]
    leader = office.client(office.leader)
    directing = reverse("monitoring:bulk", args=["chi-dao-nhieu"])

    page = leader.get(EXCEPTIONS).text
    assert f'<button class="button primary" form="bulk" formaction="{directing}">' in page
    assert all(f'name="task" value="{task.pk}"' in page for task in tasks)
    chosen = {"task": [str(task.pk) for task in tasks[:2]]}
    assert leader.post(directing, chosen).status_code == 200
    said = chosen | {"text": "Báo cáo trong tuần", "step": "show"}
    seen = leader.post(directing, said).context["seen"]
    leader.post(directing, said | {"step": "act", "seen": seen})

    assert {direction.task for direction in Direction.objects.all()} == set(tasks[:2])


@pytest.mark.parametrize("who", ["finance_person", "clerk", "inspector"])
def test_those_who_give_no_directions_have_no_such_button(office: Office, who: str) -> None:
    late_task(office)

    assert 'form="bulk"' not in office.client(getattr(office, who)).get(EXCEPTIONS).text


def test_past_day_is_for_reading(office: Office) -> None:
    with clock.set_to(NOON - timedelta(days=5)):
        late_task(office, due_on=LATE + timedelta(days=5))
    leader = office.client(office.leader)
    look_at(leader, TODAY - timedelta(days=1))

    shown = leader.get(EXCEPTIONS)

    assert (len(shown.context["rows"]), 'form="bulk"' in shown.text) == (1, False)


def test_card_tells_what_is_asked_of_the_leader_without_adding_it_to_the_tasks_it_is_about(office: Office) -> None:
    task, other = late_task(office), late_task(office)
    asked(office, task, new_due=TODAY + timedelta(days=5))
    raised(office, other)

    card = office.client(office.leader).get(EXCEPTIONS).context["questions"][2]

    told = "ở các việc này và việc khác: 1 xin gia hạn · 1 vướng mắc"
    assert (card.answer, card.detail) == ("2 việc", told)


def test_card_without_late_tasks_tells_what_is_asked_alone(office: Office) -> None:
    asked(office, only_task(issued(office)))

    card = office.client(office.leader).get(EXCEPTIONS).context["questions"][2]

    assert (card.answer, card.detail) == ("0 việc", "1 xin gia hạn chờ bạn quyết")


def test_exceptions_with_notes_ask_the_same_number_of_queries_for_one_and_thirty(office: Office) -> None:
    client = office.client(office.leader)

    assert_same_number_of_queries(
        lambda: client.get(EXCEPTIONS), grow=lambda _number: raised(office, late_task(office), decider=None)
    )


def unit_chip(page: Any, unit: Organisation) -> tuple[int | None, bool]:
    (chip,) = (one for one in page.context["unit_chips"] if one.label == str(unit))
    return chip.count, chip.current


@pytest.mark.parametrize("query", ["unit={0}", "unit={0}&kind=ordinary", "unit={0}&alarm=deep_red"])
def test_unit_that_is_late_with_nothing_shows_nothing_and_says_so(office: Office, query: str) -> None:
    late_task(office)
    leader = office.client(office.leader)

    page = leader.get(f"{EXCEPTIONS}?{query.format(office.health.pk)}")

    assert names(page) == set()
    assert unit_chip(page, office.health) == (0, True)
    assert f"{office.health}" in page.text


def test_unit_outside_the_readers_reach_opens_what_it_is_late_with(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many late tasks only those of his units are counted by unit."""
    monkeypatch.setattr(counting, "FEW", 0)
    late_task(office, name="của y tế", lead=office.health, supporting=(office.finance,))
    late_task(office, name="của tài chính")
    client = office.client(office.finance_person)

    page = client.get(EXCEPTIONS, {"unit": str(office.health.pk)})

    assert names(page) == {"của y tế"}
    assert unit_chip(page, office.health) == (1, True)
    assert page.context["other_units"] == 0
    opened = client.get(EXCEPTIONS + page.context["unit_chips"][0].url)
    assert len(opened.context["rows"]) == page.context["unit_chips"][0].count == 2


def test_unknown_level_is_counted_and_listed_within_the_other_filters(office: Office) -> None:
    for kind in ("key", ""):
        raised(office, late_task(office, name=f"việc {kind}", kind=kind), decider=None)
    leader = office.client(office.leader)

    page = leader.get(EXCEPTIONS, {"kind": "key", "alarm": "deep_red", "unit": str(office.finance.pk)})
    (chip,) = (one for one in page.context["chips"] if one.label == "Chưa rõ cấp quyết")

    assert (chip.count, names(leader.get(EXCEPTIONS + chip.url))) == (1, {"việc key"})

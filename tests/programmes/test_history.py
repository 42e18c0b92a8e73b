"""Promise: the history of a draft tells what was done to its tasks, and that of a task what was changed in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from kimchinam.audit.queries import history, names_in
from kimchinam.audit.templatetags.audit import changes, sentence
from kimchinam.documents.models import Document
from kimchinam.programmes.actions import (
    TaskFacts,
    change_task,
    create_programme,
    fill_receiver,
    issue_programme,
    remove_task,
    take_accepted,
)
from kimchinam.programmes.models import Programme
from kimchinam.programmes.states import Product
from kimchinam.regulations.rules import code_of
from kimchinam.regulations.states import Name
from tests.conftest import TODAY, Office
from tests.programmes.build import accept_all, draft, facts, only_task
from tests.regulations.build import value_from

pytestmark = pytest.mark.django_db


def told(programme: Programme) -> list[str]:
    """Oldest first, without who did it."""
    lines = [sentence(event) for event in history("programmes.programme", programme.pk)]
    return [line.partition(" ")[2] for line in reversed(lines)]


def test_programme_tells_what_was_done_to_its_tasks(office: Office) -> None:
    programme = draft(office, facts(office, receiver=""), facts(office))
    first, second = programme.tasks.order_by("order")
    change_task(second, by=office.clerk, facts=facts(office, name="việc khác"))
    fill_receiver(programme, by=office.clerk, receiver="Thường trực")
    remove_task(first, by=office.clerk)
    issue_programme(programme, by=office.leader)

    assert told(programme) == [
        "lập chương trình “3-CTr/TU Chương trình thủy lợi”",
        "thêm nhiệm vụ số 1 vào dự thảo",
        "thêm nhiệm vụ số 2 vào dự thảo",
        "sửa nhiệm vụ số 2 của dự thảo",
        "ghi cấp nhận cho 1 nhiệm vụ của dự thảo",
        "đưa nhiệm vụ số 1 ra khỏi dự thảo",
        "ban hành “3-CTr/TU Chương trình thủy lợi” với 1 nhiệm vụ",
    ]


def test_programme_tells_how_many_were_taken_and_nothing_when_none_was(
    office: Office, receive: Callable[..., Document]
) -> None:
    document = receive()
    programme = create_programme(by=office.clerk, title="Chương trình", document=document)
    take_accepted(programme, by=office.clerk)
    count = accept_all(document, by=office.clerk)
    take_accepted(programme, by=office.clerk)

    assert told(programme)[1:] == [f"đưa {count} mục đã nhận vào dự thảo"]


def test_task_tells_what_was_changed(office: Office) -> None:
    task = only_task(draft(office, facts(office)))
    new = replace(
        TaskFacts.of(task),
        lead=office.health,
        supporting=(office.finance,),
        due_on=date(2026, 10, 5),
        product_kind=Product.REPORT,
        product="",
    )
    change_task(task, by=office.clerk, facts=new)

    event = history("programmes.task", task.pk).first()
    assert event is not None
    assert [(one.label, one.before, one.after) for one in changes(event, names_in([event], reader=office.clerk))] == [
        ("Chủ trì", "Sở Tài chính", "Sở Y tế"),
        ("Phối hợp", "", "Sở Tài chính"),
        ("Loại sản phẩm", "Kế hoạch", "Báo cáo"),
        ("Tên sản phẩm", "kế hoạch vốn", ""),
        ("Thời hạn", "20/09/2026", "05/10/2026"),
    ]
    page = office.client(office.clerk).get(reverse("monitoring:task", args=[task.pk])).text
    assert "Thời hạn: 20/09/2026 → 05/10/2026" in page


def test_task_tells_a_kind_of_product_as_the_office_calls_it(office: Office) -> None:
    value_from(TODAY, by=None, name=Name.PRODUCT_KINDS, value=["Kế hoạch", "Hướng dẫn"])
    task = only_task(draft(office, facts(office, product="")))
    change_task(task, by=office.clerk, facts=replace(TaskFacts.of(task), product_kind=code_of("Hướng dẫn")))

    event = history("programmes.task", task.pk).first()
    assert event is not None
    assert [(one.before, one.after) for one in changes(event)] == [("Kế hoạch", "Hướng dẫn")]


def test_event_without_facts_to_tell_shows_no_changes(office: Office) -> None:
    programme = draft(office)

    assert [changes(event) for event in history("programmes.programme", programme.pk)] == [[]]

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.states import Role
from kimchinam.documents.models import Document
from kimchinam.programmes.actions import take_accepted
from kimchinam.programmes.models import Programme, Task
from kimchinam.programmes.queries import supporting_of
from tests.conftest import FOUNDED, Office
from tests.programmes.build import TODAY, accept_all, draft, facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(office: Office) -> Client:
    return office.client(office.clerk)


def typed(office: Office, **changes: Any) -> dict[str, Any]:
    """What a person types for a complete task."""
    return {
        "name": "Nạo vét kênh Đông",
        "lead": str(office.finance.pk),
        "supporting": [str(office.health.pk), str(office.commune.pk)],
        "product_kind": "plan",
        "product": "kế hoạch nạo vét",
        "receiver": "Thường trực",
        "due_on": "2026-12-31",
        "due_words": "trước ngày 31/12",
        "recurrence": "",
    } | changes


def edit_page(task: Task) -> str:
    return reverse("programmes:task_edit", args=[task.programme_id, task.pk])


def seen(client: Client, page: str) -> dict[str, str]:
    """The hidden field of a form as the browser sends it back: which facts it showed."""
    return {"seen": client.get(page).context["form"]["seen"].value()}


def test_add_writes_every_part_of_the_task(office: Office, clerk: Client) -> None:
    programme = draft(office)

    response = clerk.post(reverse("programmes:task_add", args=[programme.pk]), typed(office))

    task = only_task(programme)
    assert response["Location"] == reverse("programmes:detail", args=[programme.pk])
    assert (task.name, task.product_name, task.receiver, task.due_on, task.due_words) == (
        "Nạo vét kênh Đông",
        "Kế hoạch nạo vét",
        "Thường trực",
        date(2026, 12, 31),
        "trước ngày 31/12",
    )
    assert task.lead == office.finance
    assert set(supporting_of(task)) == {office.health, office.commune}


def test_edit_shows_what_is_recorded(office: Office, clerk: Client) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.health,), recurrence="P2M")))

    form = clerk.get(edit_page(task)).context["form"]

    assert form["lead"].value() == office.finance.pk
    assert form["supporting"].value() == [office.health.pk]
    # A period that the list of choices does not know is kept, not lost.
    assert ("P2M", "P2M") in form.fields["recurrence"].choices


def test_edit_saved_unchanged_changes_nothing(office: Office, clerk: Client) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.health,), recurrence="P2M", group="Thủy lợi")))
    before = Task.objects.values().get(pk=task.pk)
    form = clerk.get(edit_page(task)).context["form"]

    clerk.post(edit_page(task), {name: form[name].value() or "" for name in form.fields})

    assert Task.objects.values().get(pk=task.pk) == before
    assert supporting_of(Task.objects.get(pk=task.pk)) == [office.health]


def test_incomplete_task_is_kept_as_incomplete(office: Office, clerk: Client) -> None:
    programme = draft(office)

    clerk.post(reverse("programmes:task_add", args=[programme.pk]), {"name": "Việc chưa rõ ai làm"})

    assert only_task(programme).lead is None
    assert "Còn thiếu" in clerk.get(edit_page(only_task(programme))).text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"review_on": (TODAY + timedelta(days=31)).isoformat()}, "không quá 30 ngày"),
        ({"review_on": (TODAY - timedelta(days=1)).isoformat()}, "từ hôm nay"),
    ],
)
def test_refused_review_day_keeps_what_was_typed(
    office: Office, clerk: Client, changes: dict[str, str], sentence: str
) -> None:
    task = only_task(draft(office, facts(office)))

    response = clerk.post(edit_page(task), typed(office, **changes) | seen(clerk, edit_page(task)))

    form = response.context["form"]
    assert sentence in form.non_field_errors()[0]
    assert form["name"].value() == "Nạo vét kênh Đông"
    assert Task.objects.get(pk=task.pk).name == facts(office).name


def test_unit_that_leads_and_supports_is_refused(office: Office, clerk: Client) -> None:
    programme = draft(office)

    response = clerk.post(
        reverse("programmes:task_add", args=[programme.pk]), typed(office, supporting=[str(office.finance.pk)])
    )

    assert "vừa chủ trì vừa phối hợp" in response.context["form"].non_field_errors()[0]
    assert programme.tasks.count() == 0


def test_source_stands_beside_the_form(office: Office, clerk: Client, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, document=document)
    take_accepted(programme, by=office.clerk)

    response = clerk.get(edit_page(programme.tasks.first()))

    assert response.context["passage"].clause == "II.1"
    assert "trình Ban Thường vụ Tỉnh ủy" in response.text


def test_source_that_the_reader_does_not_see_is_not_called_absent(office: Office, receive) -> None:
    document = receive()
    accept_all(document, by=office.clerk)
    programme = draft(office, facts(office), document=document)
    take_accepted(programme, by=office.clerk)
    Document.objects.filter(pk=document.pk).update(organisation=office.commune)
    clerk = register_person(by=None, username="thukymoi", full_name="Thư ký", password="mat-khau-dai")
    give_post(by=None, user=clerk, organisation=office.bureau, title="Thư ký", role=Role.CLERK, valid_from=FOUNDED)
    written, taken = programme.tasks.get(decision=None), programme.tasks.exclude(decision=None).first()

    def page(task: Task) -> str:
        return office.client(clerk).get(edit_page(task)).text

    assert "Văn bản nguồn không chia sẻ với đơn vị của bạn." in page(taken)
    assert "Nhiệm vụ này do người ghi" not in page(taken)
    assert "Nhiệm vụ này do người ghi" in page(written)


def save_and_go_on(clerk: Client, task: Task, office: Office) -> Any:
    return clerk.post(edit_page(task), typed(office, next="lacking") | seen(clerk, edit_page(task)))


def test_save_and_go_on_leads_through_every_lacking_task(office: Office, clerk: Client) -> None:
    programme = draft(office, facts(office, lead=None), facts(office), facts(office, lead=None))
    first, _complete, last = programme.tasks.order_by("order")

    onward = save_and_go_on(clerk, last, office)
    assert onward["Location"] == edit_page(first)  # round to the beginning
    done = save_and_go_on(clerk, first, office)
    assert done["Location"] == reverse("programmes:detail", args=[programme.pk])
    assert [str(message) for message in get_messages(done.wsgi_request)][
        -1
    ] == "Không còn nhiệm vụ nào thiếu thông tin."


def test_remove_takes_the_task_out_of_the_draft(office: Office, clerk: Client) -> None:
    task = only_task(draft(office, facts(office)))

    clerk.post(reverse("programmes:task_remove", args=[task.programme_id, task.pk]))

    assert not Task.objects.filter(pk=task.pk).exists()


@pytest.mark.parametrize("name", ["task_remove", "fill_receivers"])
def test_writing_pages_refuse_get(office: Office, clerk: Client, name: str) -> None:
    task = only_task(draft(office, facts(office)))
    args = [task.programme_id, task.pk] if name == "task_remove" else [task.programme_id]

    assert clerk.get(reverse(f"programmes:{name}", args=args)).status_code == 302


def test_remove_from_an_issued_programme_is_refused_with_a_sentence(office: Office, clerk: Client) -> None:
    task = only_task(issued(office))

    response = clerk.post(reverse("programmes:task_remove", args=[task.programme_id, task.pk]))

    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Chương trình đã ban hành, không sửa được nữa."
    ]
    assert Task.objects.filter(pk=task.pk).exists()


def test_fill_receivers_names_the_level_once_for_all(office: Office, clerk: Client) -> None:
    programme = draft(office, facts(office, receiver=""), facts(office, receiver=""))

    response = clerk.post(reverse("programmes:fill_receivers", args=[programme.pk]), {"receiver": "Thường trực"})

    assert response["Location"] == reverse("programmes:issue", args=[programme.pk])
    assert set(programme.tasks.values_list("receiver", flat=True)) == {"Thường trực"}


@pytest.mark.parametrize(("who", "code"), [("finance_person", 404), ("reader", 403), ("leader", 403)])
def test_edit_is_closed_to_others(office: Office, who: str, code: int) -> None:
    task = only_task(draft(office, facts(office)))
    client = office.client(getattr(office, who))

    assert client.get(edit_page(task)).status_code == code
    assert client.post(edit_page(task), typed(office)).status_code == code
    assert Task.objects.get(pk=task.pk).name == facts(office).name


def test_task_is_found_only_under_its_own_programme(office: Office, clerk: Client) -> None:
    task = only_task(draft(office, facts(office)))
    other: Programme = draft(office)

    assert clerk.get(reverse("programmes:task_edit", args=[other.pk, task.pk])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "product", "kept"),
    [("", "Kế hoạch vốn", "plan"), ("", "Bản đồ", "other"), ("report", "Kế hoạch", "report"), ("", "", "")],
)
def test_named_product_has_a_kind(office: Office, clerk: Client, kind: str, product: str, kept: str) -> None:
    programme = draft(office)

    clerk.post(reverse("programmes:task_add", args=[programme.pk]), typed(office, product_kind=kind, product=product))

    assert only_task(programme).product_kind == kept


def test_supporting_units_that_are_chosen_stand_first(office: Office, clerk: Client) -> None:
    task = only_task(draft(office, facts(office, supporting=(office.commune, office.health))))

    shown = str(clerk.get(edit_page(task)).context["form"]["supporting"])

    boxes = re.findall(r"<input type=.checkbox.[^>]*?( checked)?>\s*([^<]+?)\s*</label>", shown)
    assert [name for _chosen, name in boxes[:2]] == ["Sở Y tế", "Xã Bình An"]
    assert [bool(chosen) for chosen, _name in boxes] == [True, True, False, False, False]

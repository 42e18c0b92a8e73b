"""Promise: a unit passes its task on from the page of the task, and sees there what stands above and below it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import tasks_below
from kimchinam.programmes.states import Product
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import DUE, facts, given, issued, only_task, person_of, proved, unit_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(office: Office) -> Task:
    return only_task(issued(office))


@pytest.fixture
def room(office: Office) -> Organisation:
    return unit_below(office.finance, "Phòng Ngân sách")


@pytest.fixture
def room_person(room: Organisation) -> User:
    return person_of(room, "ngansach")


def form_of(task: Task) -> str:
    return reverse("programmes:break_down", args=[task.pk])


def typed(room: Organisation, **changes: object) -> dict[str, object]:
    return {
        "name": "Rà soát danh mục trạm bơm",
        "lead": room.pk,
        "product_kind": Product.REPORT,
        "receiver": "Sở Tài chính",
        "day": "5",
    } | changes


def test_page_of_the_task_leads_to_the_form_for_its_lead_alone(whole: Task, office: Office) -> None:
    for user, shown in ((office.finance_person, True), (office.leader, False), (office.clerk, False)):
        assert (form_of(whole) in office.client(user).get(whole.get_absolute_url()).content.decode()) is shown


def test_form_offers_three_days_before_the_whole_and_another_one(
    whole: Task, office: Office, room: Organisation
) -> None:
    page = office.client(office.finance_person).get(form_of(whole)).content.decode()

    for words in ("Trước 3 ngày làm việc", "16/09/2026", "14/09/2026", "10/09/2026", "Ngày khác", "Phòng Ngân sách"):
        assert words in page
    assert "Sở Y tế" not in page  # neither below the unit nor a supporter of the task


def test_part_given_with_one_button_is_due_five_working_days_before(
    whole: Task, office: Office, room: Organisation
) -> None:
    answer = office.client(office.finance_person).post(form_of(whole), typed(room))

    part = tasks_below(whole).get()
    assert answer["Location"] == whole.get_absolute_url()
    assert (part.lead, f"{part.due_on:%d/%m/%Y}") == (room, "14/09/2026")


@pytest.mark.parametrize("left", ["2026-12-25", "25/13/2026"])
def test_suggested_day_wins_over_what_was_left_in_the_box(
    whole: Task, office: Office, room: Organisation, left: str
) -> None:
    client = office.client(office.finance_person)
    refused = client.post(form_of(whole), typed(room, day="other", due_on=left))
    assert refused.status_code == 200

    client.post(form_of(whole), typed(room, due_on=left))

    assert f"{tasks_below(whole).get().due_on:%d/%m/%Y}" == "14/09/2026"


def test_unit_that_passes_a_task_on_is_not_offered_as_its_own_supporter(
    whole: Task, office: Office, room: Organisation
) -> None:
    form = office.client(office.finance_person).get(form_of(whole)).context["form"]

    offered = {name: set(form.fields[name].queryset) for name in ("lead", "supporting")}
    assert (offered["lead"], office.finance in offered["supporting"]) == ({office.finance, room}, False)


def test_another_part_can_follow_at_once(whole: Task, office: Office, room: Organisation) -> None:
    answer = office.client(office.finance_person).post(form_of(whole), typed(room, more="1"))

    assert answer["Location"] == form_of(whole)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": "other", "due_on": f"{DUE + timedelta(days=1):%Y-%m-%d}"}, "không được sau thời hạn của nhiệm vụ cấp trên"),
        ({"day": "other"}, "Hãy chọn ngày."),
        ({"lead": ""}, "bắt buộc"),
    ],
)  # fmt: skip
def test_refusal_keeps_what_was_typed(
    whole: Task, office: Office, room: Organisation, changes: dict[str, object], sentence: str
) -> None:
    page = office.client(office.finance_person).post(form_of(whole), typed(room, **changes)).content.decode()

    assert sentence in page
    assert "Rà soát danh mục trạm bơm" in page
    assert not tasks_below(whole).exists()


def test_day_for_which_there_is_no_room_is_said_and_refused(office: Office, room: Organisation) -> None:
    tight = only_task(issued(office, facts(office, due_on=TODAY + timedelta(days=3))))
    client = office.client(office.finance_person)

    assert "không đủ ngày" in client.get(form_of(tight)).content.decode()
    assert "Không tính được ngày này" in client.post(form_of(tight), typed(room, day="7")).content.decode()


def test_task_without_a_deadline_asks_for_a_day_alone(office: Office, room: Organisation) -> None:
    open_ended = only_task(issued(office, facts(office, due_on=None, review_on=DUE)))
    client = office.client(office.finance_person)

    assert "ngày làm việc" not in client.get(form_of(open_ended)).content.decode()
    client.post(form_of(open_ended), typed(room, due_on="2026-09-15"))
    assert f"{tasks_below(open_ended).get().due_on:%d/%m/%Y}" == "15/09/2026"


def test_overdue_task_sends_back_with_the_way_out(office: Office) -> None:
    late = only_task(issued(office, facts(office, due_on=TODAY - timedelta(days=3))))

    page = office.client(office.finance_person).get(form_of(late), follow=True)
    assert "Hãy xin gia hạn trước." in page.content.decode()


def test_closed_task_sends_back_to_its_page_with_a_sentence(whole: Task, office: Office) -> None:
    proved(whole, office)
    client = office.client(office.finance_person)

    page = client.get(form_of(whole), follow=True)
    assert page.redirect_chain[-1][0] == whole.get_absolute_url()
    assert "Nhiệm vụ đã hoàn thành." in page.content.decode()


def test_form_is_forbidden_to_others_and_unknown_to_strangers(whole: Task, office: Office) -> None:
    assert office.client(office.clerk).get(form_of(whole)).status_code == 403
    assert office.client(office.health_person).get(form_of(whole)).status_code == 404


def test_pages_show_the_way_up_and_the_tree_below(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    part = given(whole, office, by=office.finance_person, lead=room, name="Rà soát danh mục trạm bơm")
    leaf = given(part, office, by=room_person, lead=room, name="Đo lưu lượng", due_on=DUE - timedelta(days=4))
    leader = office.client(office.leader)

    top, bottom = (leader.get(one.get_absolute_url()).content.decode() for one in (whole, leaf))
    assert "2 nhiệm vụ: 0 quá hạn, 2 đang làm" in " ".join(top.split())
    assert part.get_absolute_url() in top
    assert "1 phần bên dưới" in top
    assert leaf.get_absolute_url() in top
    assert whole.get_absolute_url() in bottom
    assert part.get_absolute_url() in bottom


def test_task_that_the_reader_may_not_see_is_counted_not_named(
    whole: Task, office: Office, room: Organisation, room_person: User
) -> None:
    part = given(whole, office, by=office.finance_person, lead=room)
    given(part, office, by=room_person, lead=room, name="Việc nội bộ của phòng", due_on=DUE)

    page = office.client(office.finance_person).get(whole.get_absolute_url()).content.decode()
    assert "Việc nội bộ của phòng" not in page
    assert "1 nhiệm vụ bạn không xem được" in page


def test_programme_of_parts_says_what_it_breaks_down(whole: Task, office: Office, room: Organisation) -> None:
    part = given(whole, office, by=office.finance_person, lead=room)

    page = office.client(office.finance_person).get(reverse("programmes:detail", args=[part.programme_id]))
    assert reverse("programmes:detail", args=[whole.programme_id]) in page.content.decode()
    assert "Phân rã từ" in page.content.decode()


def test_list_of_programmes_keeps_breakdowns_apart(whole: Task, office: Office, room: Organisation) -> None:
    part = given(whole, office, by=office.finance_person, lead=room)
    client, url = office.client(office.finance_person), reverse("programmes:list")

    shown = [set(client.get(address).context["page"].object_list) for address in (url, f"{url}?parts=1")]
    assert shown == [{whole.programme}, {part.programme}]
    assert "1 bản phân rã" in client.get(url).content.decode()


def test_page_of_a_task_costs_the_same_for_any_number_of_parts(whole: Task, office: Office, room: Organisation) -> None:
    client = office.client(office.leader)
    assert_same_number_of_queries(
        lambda: client.get(whole.get_absolute_url()),
        grow=lambda _number: given(whole, office, by=office.finance_person, lead=room),
    )

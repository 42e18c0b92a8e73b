"""Promise: what I was told waits at the bell until I read it; how mail comes is my own choice; nobody sees another's."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from kimchinam.audit.models import Event
from kimchinam.notices.actions import tell
from kimchinam.notices.models import Preference
from kimchinam.notices.queries import preference_of
from kimchinam.notices.states import MailWhen
from kimchinam.organisations.models import Organisation
from tests.conftest import Office
from tests.counting import assert_same_number_of_queries
from tests.notices.build import NEWS
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db
LIST, SETTINGS = "/thong-bao/", "/thong-bao/cai-dat/"


@pytest.fixture
def reader(office: Office) -> Client:
    return office.client(office.reader)


def news(office: Office, *units: Organisation) -> None:
    for unit in units:
        tell([office.reader], occasion=NEWS, about=unit, url=f"/to-chuc/{unit.pk}/")


def page(client: Client, url: str = LIST) -> str:
    return client.get(url).content.decode()


def test_bell_rings_until_all_is_read(office: Office, reader: Client) -> None:
    assert 'class="bell-count"' not in page(reader)
    news(office, office.finance, office.health)
    assert '<span class="bell-count">2</span>' in page(reader, "/")

    reader.post(reverse("notices:read"))
    assert 'class="bell-count"' not in page(reader)


def test_opening_a_notice_reads_it_and_leads_to_the_matter(office: Office, reader: Client) -> None:
    news(office, office.finance, office.health)
    notice = office.reader.notices.get(about_id=str(office.finance.pk))

    response = reader.post(reverse("notices:open", args=[notice.pk]))

    assert response["Location"] == f"/to-chuc/{office.finance.pk}/"
    assert '<span class="bell-count">1</span>' in page(reader)


def test_opening_needs_a_post(office: Office, reader: Client) -> None:
    news(office, office.finance)

    assert reader.get(reverse("notices:open", args=[office.reader.notices.get().pk])).status_code == 302
    assert office.reader.notices.get().read_at is None


def test_notice_of_another_person_does_not_exist(office: Office) -> None:
    news(office, office.finance)
    url = reverse("notices:open", args=[office.reader.notices.get().pk])

    assert office.client(office.clerk).post(url).status_code == 404
    assert NEWS.sentence not in page(office.client(office.clerk))


def test_unread_ones_can_be_seen_alone(office: Office, reader: Client) -> None:
    news(office, office.finance, office.health)
    read = office.reader.notices.get(about_id=str(office.finance.pk))
    reader.post(reverse("notices:open", args=[read.pk]))

    shown = [page(reader, url).count('class="notice-head"') for url in (LIST, f"{LIST}?unread=1")]
    assert shown == [2, 1]


def test_empty_list_says_what_will_come(reader: Client) -> None:
    shown = page(reader)

    for words in ("Chưa có thông báo nào", "Mỗi sáng làm việc", "Bạn được báo ngay khi người khác"):
        assert words in shown


def test_list_costs_the_same_for_one_as_for_thirty(office: Office) -> None:
    client = office.client(office.leader)

    def grow(number: int) -> None:
        task = only_task(issued(office, facts(office, name=f"Việc {number}")))
        tell([office.leader], occasion=NEWS, about=task, url="/")

    assert_same_number_of_queries(lambda: page(client), grow=grow)


CHOICE = {"email": "doc@coquan.example.vn", "mail_when": "at_once", "hour": "9"}


def test_everybody_sets_where_and_when_his_mail_comes(office: Office, reader: Client) -> None:
    assert reader.post(SETTINGS, CHOICE)["Location"] == SETTINGS

    office.reader.refresh_from_db()
    chosen = preference_of(office.reader)
    assert (office.reader.email, chosen.mail_when, chosen.hour) == ("doc@coquan.example.vn", MailWhen.AT_ONCE, 9)
    verbs = Event.objects.filter(object_id=str(office.reader.pk)).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["person.email_set", "person.notices_set"]


def test_same_choice_again_is_no_news_for_the_log(office: Office, reader: Client) -> None:
    reader.post(SETTINGS, CHOICE)
    before = Event.objects.count()
    reader.post(SETTINGS, CHOICE)

    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "khong phai thu"}, "Hãy nhập một địa chỉ thư điện tử"),
        ({"mail_when": "never"}, "Hãy chọn một mục có trong danh sách"),
        ({"hour": "25"}, "Hãy chọn một mục có trong danh sách"),
        ({"hour": ""}, "Trường này là bắt buộc."),
    ],
)
def test_wrong_choice_is_answered_and_keeps_what_was_typed(
    changes: dict[str, Any], said: str, office: Office, reader: Client
) -> None:
    shown = reader.post(SETTINGS, CHOICE | changes).content.decode()

    assert said in shown
    assert (CHOICE | changes)["email"] in shown
    assert not Preference.objects.exists()
    office.reader.refresh_from_db()
    assert office.reader.email == ""


def test_office_without_a_mail_server_says_so(reader: Client, settings: Settings) -> None:
    assert "Cơ quan chưa đặt máy chủ thư" in page(reader, SETTINGS)
    settings.MAIL_SERVER = "smtp://127.0.0.1:25"
    assert "Cơ quan chưa đặt máy chủ thư" not in page(reader, SETTINGS)

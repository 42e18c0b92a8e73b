"""Promise: a request carries its id and its language; statuses are shown for the past day a person chose, else today."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from kimchinam.audit.queries import history
from kimchinam.base.requests import RequestIdMiddleware, ask_again, once_per_request, request_id
from tests.conftest import Office

pytestmark = pytest.mark.django_db
NOBODYS = "01900000-0000-7000-8000-000000000000"


def look_at(client: Client, day: str) -> str:
    client.post(reverse("desk:set_as_of"), {"on": day, "next": "/"})
    return client.get("/").context["as_of"].isoformat()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2026-08-15", "2026-08-15"),
        ("2026-09-01", "2026-09-01"),
        ("2026-09-02", "2026-09-01"),
        ("15/08/2026", "2026-09-01"),
        ("", "2026-09-01"),
        ("2026-02-31", "2026-09-01"),
        ("1900-01-01", "1900-01-01"),
        ("0001-01-01", "2026-09-01"),
    ],
)
def test_only_a_past_day_is_looked_at(asked: str, shown: str, office: Office) -> None:
    assert look_at(office.client(office.leader), asked) == shown


def test_chosen_day_is_given_back(office: Office) -> None:
    client = office.client(office.leader)

    assert [look_at(client, day) for day in ("2026-08-15", "")] == ["2026-08-15", "2026-09-01"]


@pytest.mark.parametrize(
    ("target", "led_to"),
    [
        ("/van-ban/?q=de", "/van-ban/?q=de"),
        ("https://example.org/", "/"),
        ("//example.org", "/"),
        ("/\\example.org", "/"),
        ("http:abc", "/"),
        ("javascript:alert(1)", "/"),
        ("abc", "/"),
        ("logout", "/"),
        ("\0", "/"),
        ("", "/"),
    ],
)
@pytest.mark.parametrize("name", ["desk:set_as_of", "ui:set_theme"])
def test_choice_never_leads_out_of_the_site_nor_to_the_name_of_a_page(
    name: str, target: str, led_to: str, office: Office
) -> None:
    response = office.client(office.leader).post(reverse(name), {"next": target})

    assert (response.status_code, response["Location"]) == (302, led_to)


def test_pages_of_a_person_are_kept_by_nobody(office: Office) -> None:
    client = office.client(office.clerk)

    for response in (client.get("/"), client.get("/van-ban/"), client.get("/khong-co/"), client.get("/tai-khoan/")):
        assert response["Cache-Control"] == "private, no-store"


def test_stranger_is_sent_nothing_private() -> None:
    assert "Cache-Control" not in Client().get("/van-ban/")


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [("", "en-US,en", "vi"), ("en", "vi", "en"), ("vi", "en", "vi"), ("fr", "fr", "vi")],
)
def test_language_is_vietnamese_until_a_person_chooses(cookie: str, accepted: str, language: str) -> None:
    client = Client(headers={"accept-language": accepted})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie

    response = client.get(reverse("login"))

    assert response["Content-Language"] == language
    assert f'<html lang="{language}"' in response.content.decode()


def test_every_event_of_a_request_bears_its_id(office: Office) -> None:
    client = office.client(office.clerk)
    client.post(reverse("documents:upload"), {"pasted": "Giao Sở Y tế lập đề án.", "secrecy": 0})
    client.post(reverse("documents:upload"), {"pasted": "Giao Sở Tài chính cấp vốn.", "secrecy": 0})

    received = [
        event.request_id for event in history("documents.document", "").model.objects.filter(verb="document.received")
    ]

    assert [len(one) for one in received] == [32, 32]
    assert len(set(received)) == 2
    assert request_id() == ""


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/van-ban/tai-len/", "/van-ban/tai-len/"),
        ("http://testserver/nhiem-vu/?q=a", "/nhiem-vu/%3Fq%3Da"),
        ("https://example.org/van-ban/", "/"),
        ("", "/"),
    ],
)
def test_form_sent_after_the_session_ended_leads_back_to_the_page_it_was_on(
    referer: str, back: str, office: Office
) -> None:
    sent = Client(HTTP_REFERER=referer).post(reverse("desk:set_as_of"), {"on": ""})

    assert sent["Location"] == f"/dang-nhap/?het-phien=1&next={back}"
    assert "Phiên làm việc đã kết thúc." in Client().get(sent["Location"]).content.decode()


def test_page_asked_for_after_the_session_ended_is_told_so_and_one_never_begun_is_not(office: Office) -> None:
    client = office.client(office.reader)
    client.session.flush()

    assert client.get("/van-ban/?q=de")["Location"] == "/dang-nhap/?het-phien=1&next=/van-ban/%3Fq%3Dde"
    assert Client().get("/van-ban/")["Location"] == "/dang-nhap/?next=/van-ban/"
    assert "Phiên làm việc đã kết thúc." not in Client().get("/dang-nhap/?next=/van-ban/").content.decode()


def test_script_whose_session_ended_is_told_401(office: Office) -> None:
    assert Client(HTTP_HX_REQUEST="true").post(reverse("desk:set_as_of")).status_code == 401


def test_answer_is_asked_for_once_in_a_request_and_anew_in_the_next() -> None:
    asked: list[int] = []

    def ask() -> int:
        asked.append(len(asked))
        return asked[-1]

    def answer(_request: HttpRequest) -> HttpResponse:
        told = [once_per_request("count", ask), once_per_request("count", ask)]
        ask_again("count")
        return HttpResponse(f"{told} {once_per_request('count', ask)}")

    page = RequestIdMiddleware(answer)

    assert [page(HttpRequest()).content for _ in range(2)] == [b"[0, 0] 1", b"[2, 2] 3"]


def test_outside_a_request_nothing_is_remembered() -> None:
    asked = iter(range(2))
    ask_again("count")

    assert [once_per_request("count", lambda: next(asked)) for _ in range(2)] == [0, 1]


@pytest.mark.parametrize(
    ("asked", "above"),
    [
        ("/dang-xuat/", "/"),
        ("/thong-bao/da-doc/", "/thong-bao/"),
        (f"/nhiem-vu/{NOBODYS}/chi-dao/", f"/nhiem-vu/{NOBODYS}/"),
    ],
)
def test_address_that_takes_forms_only_leads_a_reader_to_the_page_above(office: Office, asked: str, above: str) -> None:
    answer = office.client(office.leader).get(asked)

    assert (answer.status_code, answer.headers.get("Location")) == (302, above)

"""Promise: every address answers every kind of person, and never with an error or a word too much."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document
from tests.addresses import WORDS, Keys, address, keys_of, names, nobodys, places
from tests.conftest import Office

pytestmark = pytest.mark.django_db

PEOPLE = ("administrator", "clerk", "leader", "finance_person", "commune_person", "inspector", "reader")
FINE = {200, 204, 302, 400, 403, 404, 405, 409, 422}
"""What an empty form, sent by whoever, may be answered with."""
OPEN_TO_ALL = {"login", "logout", "set_language", "ui:set_theme", "alarms:feed"}
"""What one may send without being signed in."""


NAMES = sorted(names())


@pytest.fixture
def keys(office: Office, receive: Callable[..., Document]) -> Keys:
    return keys_of(office, receive())


def answers(client: Client, url: str) -> dict[str, int]:
    """Status by method. An empty form is sent: it must be refused or ignored, never break anything."""
    return {"GET": whole(client.get(url)).status_code, "POST": whole(client.post(url, {})).status_code}


def whole(response: Any) -> Any:
    """The response, after a file that it may bring was read to its end, which closes it."""
    if response.streaming:
        b"".join(response)
    return response


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OPEN_TO_ALL])
def test_stranger_is_led_to_the_sign_in(name: str, db: None) -> None:
    url = nobodys(name)

    for response in (Client().get(url), Client().post(url, {})):
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, reverse("login"))


@pytest.mark.parametrize("person", PEOPLE)
def test_no_address_breaks_for_anybody(
    person: str, office: Office, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    found = {}
    for name in NAMES:
        client = office.client(getattr(office, person))
        found[name] = answers(client, address(name, keys))

    assert {name: answer for name, answer in found.items() if not set(answer.values()) <= FINE} == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_sent_with_a_strict_policy(language: str, office: Office, keys: Keys) -> None:
    client = office.client(office.clerk)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for name in NAMES:
        response = whole(client.get(address(name, keys)))
        policy = response.headers.get("Content-Security-Policy", "")
        assert "script-src 'self'" in policy and "unsafe" not in policy, name
        assert response.headers["X-Content-Type-Options"] == "nosniff", name


def comparable(response: Any) -> tuple[int, str]:
    """Status and page, without the tokens and the keys that differ from request to request."""
    return response.status_code, re.sub(
        r"\b\w{64}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", response.content.decode()
    )


KNOWN_TO_ALL = {"monitoring:unit"}
"""A unit is no secret; its page counts what the reader follows."""
SECRET_ROOMS = ("documents", "extraction", "monitoring", "programmes", "exchange")
KEYED = [
    name
    for name in NAMES
    if {*places(name)} - {*WORDS.get(name, ())} and name.partition(":")[0] in SECRET_ROOMS and name not in KNOWN_TO_ALL
]


@pytest.mark.parametrize("name", KEYED)
def test_what_is_not_yours_answers_as_what_does_not_exist(name: str, office: Office, keys: Keys) -> None:
    client = office.client(office.commune_person)
    existing, missing = address(name, keys), nobodys(name)
    Document.objects.update(secrecy=Secrecy.CONFIDENTIAL)

    for send, may_lead_above in ((client.get, {302}), (client.post, set())):
        found = comparable(send(existing))
        assert found == comparable(send(missing))
        assert found[0] in {403, 404, 405} | may_lead_above


@pytest.mark.parametrize(("language", "said"), [("vi", "Không tìm thấy trang này"), ("en", "404")])
def test_unknown_page_answers_with_the_sentence_of_the_site(language: str, said: str, office: Office) -> None:
    client = office.client(office.reader)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    response = client.get("/khong-co-trang-nay/")

    assert response.status_code == 404
    assert said in response.content.decode()


def test_forbidden_page_answers_with_the_sentence_of_the_rule(office: Office) -> None:
    response = office.client(office.reader).get(reverse("accounts:list"))

    assert response.status_code == 403
    assert "Vị trí công tác của bạn không cho phép làm việc này." in response.content.decode()


def test_form_without_its_token_is_refused(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.clerk, backend="django.contrib.auth.backends.ModelBackend")

    response = client.post(reverse("documents:upload"), {"pasted": "Giao Sở Y tế.", "secrecy": 0})

    assert (response.status_code, Document.objects.count()) == (403, 0)


def test_statuses_are_those_of_today(office: Office) -> None:
    assert office.client(office.leader).get("/").context["as_of"] == date(2026, 9, 1)

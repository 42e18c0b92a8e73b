"""Promise: whatever is typed into whichever form or address by whomever, the answer is a page, never a failure.

Every request is undone, so that each one meets the same office.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from tests.addresses import Keys, address
from tests.conftest import Office
from tests.test_pages import NAMES, PEOPLE, keys, whole

__all__ = ["keys"]
pytestmark = pytest.mark.django_db

NUMBERS = ["9" * 25, "9" * 5000, "3000000000", "-1", "1e999", "NaN"]
DAYS = ["2026-02-31", "0001-01-01", "9999-12-31"]
CHOICES = ["\0", "{", "9" * 25]
TEXTS = ["\0", "x" * 400, "\u202e%s%(x)s", " ".join(f"a{number}" for number in range(1100)), "9" * 25, "1e999", ""]
HUGE = "Giao Sở Y tế " + "x" * 1_000_000
ODD = {
    **dict.fromkeys(("select", "radio", "checkbox", "hidden"), CHOICES),
    "number": NUMBERS,
    "date": DAYS,
    "textarea": [*TEXTS, HUGE],
}
"""What is tried in a field, by the kind of its element; TEXTS in every other."""
BY_KIND = {"date": "2026-09-10", "number": "1", "hidden": "", "checkbox": "on"}
"""What makes a field acceptable that a page leaves empty."""
FILTERS = [
    "q", "page", "status", "state", "unit", "programme", "mine", "alarm", "decide", "at", "kind", "lacking", "next", "fault",
    "key", "choice", "so", "thieu",
]  # fmt: skip


@dataclass
class Form:
    """A form as a page shows it: where it goes, and an acceptable value for each field."""

    action: str
    method: str
    values: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


class Forms(HTMLParser):
    """Every form of a page."""

    def __init__(self, url: str, page: str) -> None:
        super().__init__()
        self.url, self.found, self.select, self.area = url, list[Form](), "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        name = about.get("name", "")
        if tag == "form":
            self.found.append(Form(about.get("action") or self.url, about.get("method", "get")))
        if not self.found:
            return
        values = self.found[-1].values
        if tag == "input" and name and name != "csrfmiddlewaretoken":
            kind = about.get("type", "text")
            self.found[-1].kinds[name] = kind
            if kind != "radio" or "checked" in about or name not in values:
                values[name] = about.get("value") or BY_KIND.get(kind, "Một")
        if tag == "select":
            self.select = name
            self.found[-1].kinds[name] = tag
        if tag == "option" and about.get("value") and ("selected" in about or not values.get(self.select)):
            values[self.select] = about["value"]
        if tag == "textarea":
            self.area = name
            self.found[-1].kinds[name] = tag
            values[name] = "Một"

    def handle_data(self, data: str) -> None:
        if self.area and data.strip():
            self.found[-1].values[self.area] = data
        self.area = ""


def status(client: Client, method: str, url: str, data: dict[str, Any]) -> int:
    """What a request is answered with; everything that it did is undone."""
    with transaction.atomic():
        code: int = whole(getattr(client, method)(url, data)).status_code
        transaction.set_rollback(True)
    return code


def client_of(office: Office, person: str) -> Client:
    client = office.client(getattr(office, person))
    client.raise_request_exception = False
    return client


def failures(client: Client, asked: Iterator[tuple[str, str, dict[str, Any]]]) -> list[tuple[str, str, str]]:
    return [(method, url, str(data)[:200]) for method, url, data in asked if status(client, method, url, data) >= 500]


@pytest.mark.parametrize("person", PEOPLE)
def test_odd_filters_break_no_page(person: str, office: Office, keys: Keys) -> None:
    odd = [*TEXTS, *NUMBERS, *DAYS]
    turn = PEOPLE.index(person)
    asked = (
        ("get", address(name, keys), dict.fromkeys(FILTERS, odd[(number + turn) % len(odd)]))
        for number, name in enumerate(NAMES)
    )

    assert failures(client_of(office, person), asked) == []


def forms(client: Client, urls: list[str]) -> Iterator[Form]:
    """The forms that a person finds."""
    for url in urls:
        page = whole(client.get(url))
        if page.status_code == 200 and not page.streaming:
            yield from Forms(url, page.content.decode()).found


def one_wrong(form: Form) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The form with one odd value at a time."""
    for name in form.values:
        for odd in ODD.get(form.kinds.get(name, ""), TEXTS):
            yield form.method, form.action, form.values | {name: odd}


@pytest.mark.parametrize("room", sorted({name.partition(":")[0] for name in NAMES if ":" in name} - {"ui"}))
def test_odd_value_in_a_form_breaks_nothing(room: str, office: Office, keys: Keys) -> None:
    urls = [address(name, keys) for name in NAMES if name.startswith(f"{room}:")]
    broken, met = [], set[tuple[str, frozenset[str]]]()
    for person in PEOPLE:
        client = client_of(office, person)
        found = {
            (resolve(form.action.partition("?")[0]).view_name, frozenset(form.values)): form
            for form in forms(client, urls)
        }
        mine = [form for known, form in found.items() if known not in met and known[0].startswith(f"{room}:")]
        met |= found.keys()
        broken += failures(client, (one for form in mine for one in one_wrong(form)))

    assert met
    assert broken == []


@pytest.mark.parametrize("name", ["login", "set_language", "ui:set_theme", "logout"])
def test_odd_value_of_a_stranger_breaks_nothing(name: str, office: Office) -> None:
    client = Client(raise_request_exception=False)
    fields = ("username", "password", "next", "language", "theme", "csrfmiddlewaretoken")
    url = reverse(name)
    asked = [("post", f"{url}?next=%00", dict.fromkeys(fields, odd)) for odd in [*TEXTS, HUGE]]
    asked += [("post", f"{url}?next=%00", {"username": "thuky", "password": "sai", "next": odd}) for odd in TEXTS]
    asked += [("get", url, dict.fromkeys(fields, odd)) for odd in TEXTS]

    assert failures(client, iter(asked)) == []


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 400 + ".txt", "../../a.txt", "a.txt\r\nX: y", "\u202etxt.exe"])
def test_odd_name_of_a_file_breaks_nothing(name: str, office: Office, keys: Keys) -> None:
    client = client_of(office, "clerk")
    asked = [
        (
            "post",
            reverse("documents:upload"),
            {"secrecy": "0", "originals": SimpleUploadedFile(name, b"Giao So Y te lap de an.")},
        )
    ]

    assert failures(client, iter(asked)) == []

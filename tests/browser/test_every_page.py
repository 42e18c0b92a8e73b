"""Every kind of page that a role can reach by its links, at a desk and on a phone, in both languages and all themes."""

from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urlparse

import pytest
from django.urls import Resolver404, resolve

from kimchinam.config.demo.story import tell
from tests.browser.conftest import DESKTOP, PHONE, Person, faults_of, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROLES = ("quantri", "thuky", "lanhdao", "sotaichinh", "kiemtra", "bandoc")


@pytest.fixture
def running_office(transactional_db: None) -> None:
    """The demo office in the middle of its year, with people, papers and tasks of every status."""
    tell("running")


@pytest.fixture
def demo_office(running_office: None) -> None:
    """The people come with the story here."""


HREFS = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
"""In a picture the property of a link is no text, so the attribute is read."""


def pages_of(person: Person, known: set[str]) -> Iterator[str]:
    """Opens one address for every named page that links lead to from the desk and that is not yet known; yields its path."""
    waiting = ["/"]
    asked: set[str] = set()
    while waiting:
        path = waiting.pop()
        name = _name(path)
        if name is None or name in asked:
            continue
        asked.add(name)
        person.open(path)
        links = person.page.eval_on_selector_all("a[href]", HREFS)
        here = [urldefrag(link).url for link in links if link.startswith(person.address)]
        waiting += [urlparse(link).path for link in here if not _is_file(link)]
        if name not in known:
            known.add(name)
            yield path


def _name(path: str) -> str | None:
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def _is_file(link: str) -> bool:
    return urlparse(link).path.endswith(("/tep/", ".xlsx", ".ics")) or "/static/" in link


def test_every_page_is_accessible_silent_and_fits(come_in: Callable[..., Person]) -> None:
    faults: list[str] = []
    known: set[str] = set()
    for role in ROLES:
        person = come_in(role)
        for _path in pages_of(person, known):
            faults += faults_of(person.page)
            person.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            faults += too_wide(person.page)
            person.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        faults += person.complaints
    assert faults == []
    assert sorted(EXPECTED - known) == []


EXPECTED = {
    "desk:home",
    "documents:list",
    "documents:upload",
    "documents:detail",
    "documents:describe",
    "extraction:review",
    "programmes:list",
    "programmes:detail",
    "programmes:create",
    "programmes:coverage",
    "programmes:clause",
    "programmes:without_anybody",
    "programmes:offers",
    "programmes:offer_make",
    "programmes:break_down",
    "programmes:foundations",
    "programmes:sections",
    "programmes:plans",
    "programmes:breakthroughs",
    "programmes:breakthrough",
    "programmes:boards",
    "programmes:board",
    "programmes:counts",
    "monitoring:list",
    "monitoring:task",
    "monitoring:exceptions",
    "monitoring:waiting",
    "monitoring:board",
    "monitoring:calendar",
    "monitoring:timeline",
    "organisations:tree",
    "organisations:unit",
    "organisations:found",
    "organisations:change",
    "accounts:list",
    "accounts:person",
    "accounts:register",
    "regulations:list",
    "regulations:rule",
    "regulations:set",
    "regulations:period",
    "regulations:year",
    "regulations:add_days",
    "regulations:calendar_rule",
}


def test_pages_keep_their_contrast_in_every_theme(come_in: Callable[..., Person]) -> None:
    clerk = come_in("thuky")
    faults = []
    for theme in ("dark", "contrast"):
        clerk.page.context.add_cookies([{"name": "theme", "value": theme, "url": clerk.address}])
        for _path in pages_of(clerk, set()):
            faults += faults_of(clerk.page, rules=["color-contrast"])
    assert faults == []


def test_english_leaves_no_vietnamese_word_of_the_interface(come_in: Callable[..., Person]) -> None:
    """Names of units, people and papers stay as they are; buttons, headings and labels do not."""
    clerk = come_in("thuky")
    clerk.page.get_by_role("button", name="en", exact=True).first.click()
    clerk.page.wait_for_selector("html[lang=en]")
    words = "all => all.map(one => one.innerText.trim())"
    untranslated = [
        f"{path}: {word}"
        for path in pages_of(clerk, set())
        for word in clerk.page.eval_on_selector_all("button, label, th, h2, nav a", words)
        if word in INTERFACE
    ]
    assert untranslated == []


INTERFACE = {
    "Văn bản",
    "Chương trình",
    "Nhiệm vụ",
    "Tổ chức",
    "Bàn làm việc",
    "Lịch sử",
    "Lưu",
    "Thôi",
    "Tìm",
    "Lọc",
    "Quan hệ",
    "Tình trạng",
    "Thời hạn",
    "Chủ trì",
}

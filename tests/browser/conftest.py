"""A browser, a demo office behind a live server, and a person at the keyboard."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kimchinam.base.work import run_until_idle
from kimchinam.config.demo.founding import found_units, register_people

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path("test-results")
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright runs an event loop in this thread; Django's guard against that has nothing to guard here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


class Person:
    """Somebody at a browser. Every page he opens must be accessible, silent in the console and no wider than the screen."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def sign_in(self, username: str, password: str) -> None:
        self.open("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(self.address + "/")

    def go(self, name: str) -> None:
        """Press the button or follow the link of the page that bears these words, and be on the next page."""
        main = self.page.get_by_role("main")
        with self.page.expect_navigation():
            main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first.click()

    def open_first(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("main").locator(selector).first.click()

    def look(self, picture: str) -> None:
        """Take a picture, and find nothing wrong with the page."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{picture}.png")
        assert faults_of(self.page) == []
        assert self.complaints == []


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def faults_of(page: Page, *, rules: list[str] = WCAG) -> list[str]:
    """What axe finds against WCAG 2 A and AA (or only by these rules), and whether the page is wider than the screen."""
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    faults = [f"{page.url} {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
    return faults + too_wide(page)


def too_wide(page: Page) -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url} is {width} px wider than the screen"] if width > 0 else []


@pytest.fixture
def demo_office(transactional_db: None, settings: object) -> None:
    """The units and people of the demo office, before any paper."""
    register_people(found_units())


@pytest.fixture
def come_in(browser: Browser, live_server: LiveServer, demo_office: None) -> Iterator[Callable[..., Person]]:
    """A person of the demo office, signed in at a screen of his own."""
    contexts: list[BrowserContext] = []

    def enter(username: str, viewport: dict[str, int] = DESKTOP) -> Person:
        context = browser.new_context(viewport=viewport, locale="vi-VN")  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        person = Person(context, live_server.url)
        person.sign_in(username, "la-ban-2026")
        return person

    yield enter
    for context in contexts:
        context.close()
    _wait_for_the_last_answers()


def _wait_for_the_last_answers() -> None:
    """The server still answers what a closed page had asked for, by threads that share the connection which the test ends."""
    until = time.monotonic() + 10
    while time.monotonic() < until and any("process_request_thread" in one.name for one in threading.enumerate()):
        time.sleep(0.02)


@pytest.fixture
def worker() -> Callable[[], int]:
    """The worker does what waits, as in production but at the moment that the test asks for."""
    return run_until_idle

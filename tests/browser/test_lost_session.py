"""Promise: what was typed when a session ended comes back after the sign-in, to the same person and nobody else."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTED = "Điều 1. Giao các đơn vị rà soát quy trình cấp nước."
UPLOAD = "/van-ban/tai-len/"


def lose_what_is_pasted(person: Person) -> None:
    person.open(UPLOAD)
    person.page.get_by_label("Hoặc dán văn bản").fill(PASTED)
    person.page.context.clear_cookies(name="sessionid")
    person.go("Đưa vào sổ")
    assert "Phiên làm việc đã kết thúc." in person.page.get_by_role("status").inner_text()


def sign_in_again(person: Person, username: str) -> None:
    person.page.get_by_label("Tên đăng nhập").fill(username)
    person.page.get_by_label("Mật khẩu").fill("la-ban-2026")
    person.go("Đăng nhập")


def test_pasted_text_comes_back_after_the_sign_in_and_can_be_sent(come_in: Callable[..., Person]) -> None:
    clerk = come_in("thuky")
    lose_what_is_pasted(clerk)
    clerk.look("session-ended")

    sign_in_again(clerk, "thuky")

    assert clerk.page.url == clerk.address + UPLOAD
    assert clerk.page.get_by_label("Hoặc dán văn bản").input_value() == PASTED
    assert clerk.page.locator("#draft-back").is_visible()
    clerk.look("draft-back")
    clerk.go("Đưa vào sổ")
    clerk.open(UPLOAD)
    assert clerk.page.get_by_label("Hoặc dán văn bản").input_value() == ""


def test_another_person_does_not_get_what_was_typed(come_in: Callable[..., Person]) -> None:
    clerk = come_in("thuky")
    lose_what_is_pasted(clerk)

    sign_in_again(clerk, "quantri")

    assert clerk.page.evaluate("sessionStorage.getItem('draft')") is None

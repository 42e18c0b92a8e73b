"""Promise: an address that is shown once can be copied at one click, with and without TLS."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FEEDS = "/nhiem-vu/lich-dong-bo/"
WITHOUT_TLS = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.mark.parametrize("script", ["", WITHOUT_TLS])
def test_new_address_is_copied_at_one_click(come_in: Callable[..., Person], script: str) -> None:
    clerk = come_in("thuky")
    clerk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clerk.page.add_init_script(script)
    clerk.open(FEEDS)
    clerk.go("Tạo địa chỉ lịch")
    address = clerk.page.locator("#address").input_value()

    clerk.page.get_by_role("button", name="Chép địa chỉ").click()
    clerk.page.get_by_text("Đã chép địa chỉ.").wait_for()
    clerk.look(f"feed-{'plain' if script else 'secure'}")
    other = clerk.page.context.new_page()
    other.goto(clerk.address + FEEDS)

    assert address.endswith(".ics")
    assert other.evaluate("navigator.clipboard.readText()") == address
    clerk.page.reload()
    assert clerk.page.locator("#address").count() == 0

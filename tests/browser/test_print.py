"""Promise: a list on paper lies, wastes no page, shows no filter, and tells its day once."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest

from tests.browser.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_list_of_people_lies_on_one_or_two_pages_without_its_filters(come_in: Callable[..., Person]) -> None:
    administrator = come_in("quantri")
    administrator.open("/tai-khoan/")

    with pypdfium2.PdfDocument(BytesIO(administrator.page.pdf(prefer_css_page_size=True))) as paper:
        sizes = [(round(page.get_width()), round(page.get_height())) for page in paper]
        text = "".join(page.get_textpage().get_text_range() for page in paper)

    assert set(sizes) == {(842, 595)} and len(sizes) <= 2
    assert "Họ tên hoặc tên đăng nhập" not in text
    assert text.count("Tính đến") == 1

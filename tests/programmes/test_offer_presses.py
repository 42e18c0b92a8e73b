"""Promise: the page of an offer says what its answer needs; once answered it says so, and offers no answer any more."""

import pytest
from django.urls import reverse

from tests.conftest import Office
from tests.programmes.build import issued
from tests.programmes.test_offers import offered

pytestmark = pytest.mark.django_db


def test_second_press_is_told_on_the_page_of_the_answered_offer(office: Office) -> None:
    offer = offered(issued(office), by=office.finance_person)
    client, url = office.client(office.clerk), reverse("programmes:offer", args=[offer.pk])
    client.post(url, {"refuse": "1", "answer": "Chưa cần"})

    page = client.post(url, {"refuse": "1", "answer": "Chưa cần"}, follow=True)

    assert page.redirect_chain == [(url, 302)]
    assert "Đề xuất này đã được xử lý." in page.text
    assert "Trả lời đề xuất" not in page.text


def test_field_is_not_called_optional_that_taking_or_declining_needs(office: Office) -> None:
    offer = offered(issued(office), by=office.finance_person)
    page = office.client(office.clerk).get(reverse("programmes:offer", args=[offer.pk])).text

    for label, note in (("Cấp nhận", "(bắt buộc khi nhận)"), ("Trả lời", "(bắt buộc khi không nhận)")):
        assert page.partition(f">{label} <")[2].partition("</label>")[0].count(note) == 1
    assert page.count("(không bắt buộc)") == 1  # the day: without one, that of the offer counts

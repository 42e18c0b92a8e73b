"""Matching the columns: asked only where there is a question, and the page says which."""

import pytest
from django.urls import reverse
from django.utils import translation

from kimchinam.exchange.actions import receiving
from kimchinam.exchange.jobs import read_next
from kimchinam.exchange.models import Batch
from kimchinam.exchange.states import BatchState, Choice
from tests.conftest import Office
from tests.exchange.build import PLAIN, received, sent, sheet

pytestmark = pytest.mark.django_db
QUESTIONS = (
    (("STT", "Nhiệm vụ", "Ai làm", "Bao giờ"), "chưa cột nào là Chủ trì, Thời hạn."),
    (("STT", "Nhiệm vụ", "Chủ trì", "Bao giờ"), "chưa cột nào là Thời hạn."),
    (("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), "không còn câu hỏi nào ở đây"),
)


@pytest.mark.parametrize(("head", "sentence"), QUESTIONS)
def test_the_page_of_the_columns_says_which_question_is_open(
    office: Office, head: tuple[str, ...], sentence: str
) -> None:
    batch = received(office, sheet(PLAIN, head=head))
    page = office.client(office.clerk).get(reverse("exchange:columns", args=[batch.pk])).text
    assert sentence in page
    assert f'href="{reverse("exchange:preview", args=[batch.pk])}">Sang xem trước' in page


JUDGED_LATER = (
    ({}, "Còn một câu hỏi: cột nào là nhiệm vụ?"),
    ({"name": 1, "lead": 2, "due": 3}, "chỉ còn soát các dòng"),
)


@pytest.mark.parametrize(("mapping", "sentence"), JUDGED_LATER)
def test_rows_that_nobody_has_judged_are_the_next_step(office: Office, mapping: dict[str, int], sentence: str) -> None:
    batch = received(office, sheet(PLAIN))
    Batch.objects.update(state=BatchState.READ, mapping=mapping)
    page = office.client(office.clerk).get(reverse("exchange:batch", args=[batch.pk]), follow=True).text
    assert sentence in page
    assert "Sang xem trước" not in page


def test_nobody_meets_the_columns_while_the_rows_of_a_recognised_register_are_judged(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands of rows take seconds, in which the page that waits asks again and again how far it is."""

    class StoppedError(Exception):
        pass

    def stop(*_args: object, **_about: object) -> None:
        raise StoppedError

    batch = sent(office, sheet(PLAIN))
    monkeypatch.setattr(receiving, "preview", stop)
    with pytest.raises(StoppedError):
        read_next()
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == (BatchState.READING, 0)
    assert "Đang đọc sổ" in office.client(office.clerk).get(reverse("exchange:batch", args=[batch.pk])).text


def test_rows_are_skipped_in_english_and_nothing_is_cancelled() -> None:
    with translation.override("en"):
        assert [str(choice.label) for choice in (Choice.TAKE, Choice.SKIP)] == ["Import", "Skip"]

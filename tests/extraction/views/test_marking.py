"""What a person marks on the paper: provisions that need no task, items that were overlooked."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from kimchinam.extraction.actions import add_candidate, refuse_candidate
from kimchinam.extraction.models import Candidate, NoTask, Run
from tests.conftest import Office
from tests.extraction.views.reading import HTMX, card_of, desk, html, verb

pytestmark = pytest.mark.django_db


def test_no_task_is_said_and_taken_back_with_the_persons_name(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    refuse_candidate(tasks[2], by=office.clerk, reason="không phải nhiệm vụ")
    provision = tasks[2].occurrence.provision_id  # type: ignore[union-attr]
    url = reverse("extraction:no_task", args=[run.version_id])

    said = client.post(url, {"provision": provision}, headers=HTMX).content.decode()
    assert "II.3 · không cần nhiệm vụ · Thuky, 01/09/2026" in said
    assert re.search(r"Phủ điều khoản <b>1/4</b>", said)

    back = client.post(url, {"provision": provision, "undo": "1"})
    assert back.headers["Location"].startswith(desk(run))
    assert NoTask.objects.count() == 0


@pytest.mark.parametrize("provision", ["", "không", "01a20000-0000-7000-8000-000000000000"])
def test_no_task_for_an_unknown_provision_is_not_found(run: Run, office: Office, provision: str) -> None:
    url = reverse("extraction:no_task", args=[run.version_id])

    assert office.client(office.clerk).post(url, {"provision": provision}).status_code == 404


def test_a_selection_becomes_an_item_whose_form_opens(run: Run, office: Office) -> None:
    client = office.client(office.clerk)
    start = run.version.text.content.index("tổ công nghệ số")
    url = reverse("extraction:add", args=[run.version_id])

    response = client.post(url, {"start": start, "end": start + 15}, headers=HTMX)

    added = run.candidates.get(kind="added")
    assert response.headers["HX-Redirect"] == verb("edit", added)
    assert added.item.text == "tổ công nghệ số"
    assert "Lưu và nhận" in card_of(html(client, verb("edit", added)), added)


@pytest.mark.parametrize("data", [{}, {"start": "a", "end": "b"}, {"start": 5, "end": 4}])
def test_a_bad_selection_is_refused_in_words(run: Run, office: Office, data: dict[str, object]) -> None:
    response = office.client(office.clerk).post(reverse("extraction:add", args=[run.version_id]), data, follow=True)

    assert [str(message.level_tag) for message in response.context["messages"]] == ["error"]
    assert run.candidates.filter(kind="added").count() == 0


SENTENCES = {
    ("frame", "Giao"): ("Vì sao: mẫu “Giao X + việc”", "Why: pattern “Giao X + work”"),
    ("mẫu cũ của bản trước", ""): ("Vì sao: mẫu cũ của bản trước", "Why: mẫu cũ của bản trước"),
}


@pytest.mark.parametrize("found", SENTENCES)
def test_card_says_the_rule_in_the_language_of_the_reader_and_an_old_sentence_as_it_is(
    found: tuple[str, str], run: Run, tasks: list[Candidate], office: Office
) -> None:
    Candidate.objects.filter(pk=tasks[0].pk).update(rule=found[0], rule_words=found[1])
    client = office.client(office.clerk)

    for language, sentence in zip(("vi", "en"), SENTENCES[found], strict=True):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert sentence in card_of(html(client, desk(run)), tasks[0])


@pytest.mark.parametrize("actor", ["vi", "en"])
def test_item_that_a_person_added_says_so_in_the_language_of_the_reader(actor: str, run: Run, office: Office) -> None:
    with translation.override(actor):
        added = add_candidate(run, by=office.clerk, start=0, end=10)

    assert added.rule == ""
    shown = {}
    for language in ("vi", "en"):
        client = office.client(office.clerk)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        shown[language] = card_of(client.get(desk(run)).content.decode(), added)
    assert "Vì sao: người duyệt chọn từ nguyên văn" in shown["vi"]
    assert "Why: picked from the source text by a reviewer" in shown["en"]

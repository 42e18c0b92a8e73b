"""What a person marks on the paper: provisions that need no task, items that were overlooked."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from kimchinam.extraction.actions import add_candidate, refuse_candidate
from kimchinam.extraction.models import Candidate, NoTask, Run
from tests.conftest import Office
from tests.extraction.views.reading import HTMX, card_of, desk, html

pytestmark = pytest.mark.django_db


def test_no_task_is_said_and_taken_back_with_the_persons_name(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    refuse_candidate(tasks[2], by=office.clerk, reason="không phải nhiệm vụ")
    provision = tasks[2].occurrence.provision_id  # type: ignore[union-attr]
    url = reverse("extraction:no_task", args=[run.version_id])

    asked = html(client, desk(run))
    assert f'action="{url}"' in asked
    said = client.post(url, {"provision": provision, "reason": "Chỉ là định hướng"}, headers=HTMX).content.decode()
    assert "II.3 · không cần nhiệm vụ: Chỉ là định hướng · Thuky, 01/09/2026" in said
    assert re.search(r"Phủ điều khoản <b>1/4</b>", said)

    back = client.post(url, {"provision": provision, "undo": "1"})
    assert back.headers["Location"].startswith(desk(run))
    assert NoTask.objects.living().count() == 0


def test_no_task_without_a_reason_is_not_kept(run: Run, office: Office) -> None:
    client, place = office.client(office.clerk), run.version.occurrences.all()[0]
    answer = client.post(
        reverse("extraction:no_task", args=[run.version_id]), {"provision": place.provision_id}, follow=True
    )

    assert "Hãy ghi lý do không cần nhiệm vụ." in answer.content.decode()
    assert not NoTask.objects.exists()


@pytest.mark.parametrize("provision", ["", "không", "01a20000-0000-7000-8000-000000000000"])
def test_no_task_for_an_unknown_provision_is_not_found(run: Run, office: Office, provision: str) -> None:
    url = reverse("extraction:no_task", args=[run.version_id])

    assert office.client(office.clerk).post(url, {"provision": provision}).status_code == 404


def address_of(run: Run, start: object, end: object) -> str:
    return f"{reverse('extraction:add', args=[run.version_id])}?start={start}&end={end}"


@pytest.fixture
def passage(run: Run) -> str:
    """Where a passage of fifteen characters becomes an item."""
    start = run.version.text.content.index("tổ công nghệ số")
    return address_of(run, start, start + 15)


def test_selection_opens_a_form_and_nothing_is_kept_before_it_is_saved(run: Run, passage: str, office: Office) -> None:
    client = office.client(office.clerk)

    parts = client.get(passage, headers=HTMX).content.decode()
    whole = html(client, passage)

    for page in (parts, whole):
        form = page[page.index('id="new-item"') :]
        assert "tổ công nghệ số</textarea>" in form
        assert f'hx-post="{passage.replace("&", "&amp;")}"' in form
    assert run.candidates.filter(kind="added").count() == 0


def test_saving_keeps_the_passage_and_its_judgement_in_one_act(run: Run, passage: str, office: Office) -> None:
    typed = {"text": "Lập tổ công nghệ số", "lead": "Sở Y tế", "due_on": "2026-12-01"}

    response = office.client(office.clerk).post(passage, typed, headers=HTMX)

    added = run.candidates.get(kind="added")
    assert response.headers["HX-Redirect"] == f"{desk(run)}?at={added.pk}#c-{added.sequence}"
    decision = added.decisions.get()
    assert (decision.by, decision.judgement) == (office.clerk, "edited")
    assert (decision.item.text, decision.item.lead[0].name, decision.item.due_on) == (
        "Lập tổ công nghệ số", "Sở Y tế", "2026-12-01",
    )  # fmt: skip


def test_refused_form_keeps_what_was_typed_and_nothing_else(run: Run, passage: str, office: Office) -> None:
    typed = {"text": "Lập tổ công nghệ số", "lead": "Sở Không Có"}

    page = office.client(office.clerk).post(passage, typed, headers=HTMX).content.decode()

    assert "“Sở Không Có” chưa có trong danh sách đơn vị." in page
    assert 'value="Sở Không Có"' in page
    assert run.candidates.filter(kind="added").count() == 0


def test_who_may_not_review_gets_no_form(run: Run, passage: str, office: Office) -> None:
    assert office.client(office.inspector).get(passage).status_code == 403
    assert office.client(office.inspector).post(passage, {"text": "Việc"}).status_code == 403


@pytest.mark.parametrize(("start", "end"), [("", ""), ("a", "b"), (5, 4), (0, 10**9), (11, 12)])
def test_a_bad_selection_is_refused_in_words(run: Run, office: Office, start: object, end: object) -> None:
    """After eleven characters stands a line end: there is nothing to make an item of."""
    response = office.client(office.clerk).post(address_of(run, start, end), {"text": "Việc"}, follow=True)

    assert [str(message.level_tag) for message in response.context["messages"]] == ["error"]
    assert run.candidates.filter(kind="added").count() == 0


def test_targets_are_given_to_nobody(run: Run, tasks: list[Candidate], office: Office) -> None:
    page = html(office.client(office.clerk), desk(run))

    looks = dict(re.findall(r'<article class="(.*?)" id="c-(\d)"', page))
    assert {number for look, number in looks.items() if "target" in look.split()} == {"1"}


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

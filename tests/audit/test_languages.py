"""Promise: the log keeps codes; the same event reads in the language of whoever reads it, not of whoever acted."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.utils import translation

from kimchinam.audit.models import Event
from kimchinam.audit.states import Verb
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base.work import run_until_idle
from kimchinam.documents.actions import receive_file, relate, unrelate
from kimchinam.documents.states import RelationKind, Unreadable
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence
from kimchinam.programmes.states import Grade
from tests.conftest import TODAY, Office
from tests.programmes.build import issued, only_task
from vanban import errors

pytestmark = pytest.mark.django_db


def _relate(office: Office) -> None:
    document = receive_file(by=office.clerk, stream=BytesIO(b"a"), file_name="a.txt").document
    relate(document, by=office.clerk, kind=RelationKind.REPLACES, other_name="Luật Đê điều")


def _unrelate(office: Office) -> None:
    document = receive_file(by=office.clerk, stream=BytesIO(b"a"), file_name="a.txt").document
    unrelate(relate(document, by=office.clerk, kind=RelationKind.BASED_ON, other_name="Luật Đê điều"), by=office.clerk)


def _fail_to_read(office: Office) -> None:
    receive_file(by=office.clerk, stream=BytesIO(b""), file_name="trong.txt")
    run_until_idle()


def _accept(office: Office) -> None:
    task = only_task(issued(office))
    evidence = hand_in_evidence(task, by=office.finance_person, number="8/BC", dated=TODAY, receiver="Ban Thường vụ")
    accept_evidence(evidence, by=office.leader, grade=Grade.GOOD)


STORIES = [
    (
        _relate,
        "Thuky ghi quan hệ: “a.txt” thay thế Luật Đê điều",
        "Thuky recorded a relation: “a.txt” replaces Luật Đê điều",
    ),
    (
        _unrelate,
        "Thuky bỏ quan hệ: “a.txt” căn cứ Luật Đê điều",
        "Thuky removed the relation: “a.txt” is based on Luật Đê điều",
    ),
    (
        _fail_to_read,
        "Kim Chỉ Nam không đọc được “trong.txt”: tệp không có nội dung",
        "Kim Chỉ Nam could not read “trong.txt”: the file is empty",
    ),
    (_accept, "Lanhdao nghiệm thu, xếp loại: Đạt tốt", "Lanhdao accepted the result; grade: Good"),
]


@pytest.mark.parametrize("actor", ["vi", "en"])
@pytest.mark.parametrize(("story", "vietnamese", "english"), STORIES)
def test_event_reads_in_the_language_of_the_reader(
    story: Callable[[Office], None], vietnamese: str, english: str, actor: str, office: Office
) -> None:
    with translation.override(actor):
        story(office)
    event = Event.objects.first()
    assert event is not None

    with translation.override("vi"):
        assert sentence(event) == vietnamese
    with translation.override("en"):
        assert sentence(event) == english


@pytest.mark.parametrize("actor", ["vi", "en"])
def test_log_keeps_the_codes_of_choices(actor: str, office: Office) -> None:
    with translation.override(actor):
        for story, _vietnamese, _english in STORIES[1:]:
            story(office)

    kept = {
        name: told[name]
        for event in Event.objects.order_by("id")
        for told in [event.after | event.words]
        for name in Verb.known[event.verb].choices
        if name in told
    }
    assert kept == {"relation": "based_on", "reason": "empty", "grade": "good"}


def test_code_that_is_no_choice_any_more_is_shown_as_it_is() -> None:
    verb = Verb.known["task.closed"]

    assert verb.labels({"grade": "superb"}) == {}
    assert verb.labels({}) == {}
    with translation.override("vi"):
        assert verb.labels({"grade": "good", "closed_on": "2026-09-01"}) == {"grade": "Đạt tốt"}


def test_every_reason_of_the_reader_has_words_for_the_history() -> None:
    reasons = [
        errors.empty(), errors.encrypted(), errors.corrupt(), errors.too_large("1 MB"), errors.bomb(), errors.entities(),
        errors.too_deep(), errors.too_slow(), errors.no_text_layer(), errors.unsupported(".xlsx"),
    ]  # fmt: skip

    assert {reason.code for reason in reasons} | {"stopped"} == set(Unreadable.values)

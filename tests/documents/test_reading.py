"""Promise: every received file is read or says why not; a reader that dies takes nothing with it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest

from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy, Urgency
from kimchinam.base.work import LEASE, run_until_idle
from kimchinam.documents import jobs
from kimchinam.documents.actions import (
    MAX_ATTEMPTS,
    claim_waiting,
    describe_document,
    find_unreadable,
    keep_text,
    read_again,
    receive_file,
    show_progress,
)
from kimchinam.documents.models import Document, Version
from kimchinam.documents.queries import visible_to, waiting
from kimchinam.documents.states import Reading
from tests.conftest import NOON, Office
from tests.documents.test_describing import FACTS
from vanban import UnreadableError

pytestmark = pytest.mark.django_db

LATER = NOON + LEASE + timedelta(seconds=1)


@pytest.fixture
def version(office: Office) -> Version:
    received = receive_file(by=office.clerk, stream=BytesIO("Điều 1. Sửa đê.".encode()), file_name="quyet-dinh.txt")
    return received.document.versions.get()


def state_of(version: Version) -> str:
    return Version.objects.get(pk=version.pk).state


def test_text_is_read_and_its_facts_are_filled(receive: Callable[..., Document]) -> None:
    document = receive()
    version = document.versions.get()

    assert (version.state, version.progress, version.claimed_until) == ("read", 100, None)
    assert (document.number, document.kind.lower(), document.described_by_person) == (
        "07-CTr/TU", "chương trình hành động", False,
    )  # fmt: skip
    assert [one.label for one in version.occurrences.filter(depth=0)] == ["I", "II"]
    assert [citation.number for citation in version.citations.exclude(number="")] == ["05-NQ/TU"]


def test_spans_of_provisions_and_citations_name_their_own_words(receive: Callable[..., Document]) -> None:
    version = receive().versions.get()
    content = version.text.content

    assert all(
        content[one.start : one.end].lstrip().startswith(one.label) for one in version.occurrences.filter(depth=0)
    )
    assert [content[one.start : one.end] for one in version.citations.all()] == [
        one.surface for one in version.citations.all()
    ]


def test_facts_that_a_person_sets_while_the_text_is_read_stay_his(version: Version, office: Office) -> None:
    claimed = claim_waiting()
    assert claimed is not None
    described = FACTS | {"secrecy": Secrecy.CONFIDENTIAL}
    describe_document(Document.objects.get(), by=office.clerk, **described)

    jobs._read(claimed)

    document = Document.objects.get()
    assert state_of(version) == Reading.READ
    assert {name: getattr(document, name) for name in described} == described
    assert not visible_to(office.reader).exists()


def test_reader_writes_the_facts_of_the_header_alone(version: Version) -> None:
    claimed = claim_waiting()
    assert claimed is not None and claimed.document.secrecy == Secrecy.OPEN
    Document.objects.update(secrecy=Secrecy.CONFIDENTIAL, urgency=Urgency.FLASH)

    jobs._read(claimed)

    document = Document.objects.get()
    assert (document.secrecy, document.urgency) == (Secrecy.CONFIDENTIAL, Urgency.FLASH)
    assert (document.search_key, document.number_key) == ("quyet dinh txt", "")


def test_claimed_version_is_not_claimed_twice(version: Version) -> None:
    claimed = claim_waiting()

    assert (claimed, claim_waiting()) == (version, None)
    assert claimed is not None and (claimed.state, claimed.attempts) == ("reading", 1)


def test_version_left_by_a_dead_reader_is_taken_again(version: Version) -> None:
    claim_waiting()

    with clock.set_to(LATER):
        taken = claim_waiting()

    assert taken is not None and (taken.pk, taken.attempts) == (version.pk, 2)


def test_sign_of_life_keeps_the_claim(version: Version) -> None:
    claimed = claim_waiting()
    assert claimed is not None
    with clock.set_to(NOON + LEASE - timedelta(seconds=1)):
        show_progress(claimed, share=0.42)

    with clock.set_to(LATER):
        assert claim_waiting() is None
    assert Version.objects.get(pk=version.pk).progress == 42


def test_file_on_which_the_reader_always_dies_is_unreadable_in_the_end(version: Version) -> None:
    for attempt in range(MAX_ATTEMPTS):
        with clock.set_to(NOON + attempt * (LEASE + timedelta(seconds=1))):
            assert claim_waiting() is not None

    with clock.set_to(NOON + MAX_ATTEMPTS * (LEASE + timedelta(seconds=1))):
        assert jobs.read_next() is True

    version.refresh_from_db()
    assert (version.state, version.reason_code, hasattr(version, "text")) == ("unreadable", "stopped", False)


def test_reader_that_crashes_leaves_the_file_to_the_next_turn(
    version: Version, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(*_args: object, **_names: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(jobs, "read", crash)
        run_until_idle([jobs.read_next])
    assert state_of(version) == Reading.READING
    assert "A piece of work failed in read_next" in caplog.text

    with clock.set_to(LATER):
        run_until_idle([jobs.read_next])
    assert state_of(version) == Reading.READ


def test_late_result_of_a_reader_that_lost_its_claim_changes_nothing(version: Version) -> None:
    run_until_idle([jobs.read_next])
    version.refresh_from_db()

    keep_text(version, source=None, structure=None)  # type: ignore[arg-type]
    find_unreadable(version, reason=UnreadableError("late", "Muộn.", "Late."))

    assert (state_of(version), version.text.content) == ("read", "Điều 1. Sửa đê.")


def test_oldest_file_is_read_first(version: Version, office: Office) -> None:
    with clock.set_to(NOON - timedelta(minutes=5)):
        older = receive_file(by=office.clerk, stream=BytesIO(b"Giao viec."), file_name="cu.txt").document.versions.get()

    assert list(waiting(NOON)) == [older, version]


def test_only_an_unreadable_file_is_read_again(version: Version, office: Office) -> None:
    with pytest.raises(RefusedError, match="Chỉ đọc lại được tệp đã báo không đọc được"):
        read_again(version, by=office.clerk)


def test_reading_again_forgets_the_reason_and_the_attempts(version: Version, office: Office) -> None:
    claimed = claim_waiting()
    assert claimed is not None
    find_unreadable(claimed, reason=UnreadableError("corrupt", "Hỏng.", "Damaged."))
    version.refresh_from_db()

    read_again(version, by=office.clerk)
    version.refresh_from_db()
    assert (version.state, version.attempts, version.reason_code, version.reason_vi) == ("waiting", 0, "", "")

    run_until_idle([jobs.read_next])
    assert state_of(version) == Reading.READ


def test_reader_of_documents_may_not_have_them_read_again(version: Version, office: Office) -> None:
    Version.objects.filter(pk=version.pk).update(state=Reading.UNREADABLE, reason_code="corrupt")
    version.refresh_from_db()

    with pytest.raises(NotAllowedError):
        read_again(version, by=office.reader)

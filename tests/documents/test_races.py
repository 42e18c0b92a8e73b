"""Promise: two at once do what one after the other would have done; bytes are copied while no lock is held."""

import time
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from kimchinam.base.stamps import ChangedMeanwhileError, stamp_of
from kimchinam.documents.actions import describe_document, describing, receive_file, receiving
from kimchinam.documents.models import Document, File
from kimchinam.documents.queries import facts_of
from kimchinam.monitoring.actions import hand_in_evidence
from tests.conftest import TODAY, Office
from tests.documents.test_describing import FACTS
from tests.programmes.build import issued, only_task
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_same_file_sent_twice_at_once_is_one_document(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*arguments: Any, **named: Any) -> None:
        time.sleep(0.2)

    monkeypatch.setattr(receiving, "record", slowly)

    def send() -> bool:
        return receive_file(by=office.clerk, stream=BytesIO(b"Giao So Y te."), file_name="a.txt").known

    assert sorted(at_once(send, send), key=str) == [False, True]
    assert (Document.objects.count(), File.objects.count()) == (1, 1)


def test_of_two_who_describe_at_once_the_second_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    document = receive_file(by=office.clerk, stream=BytesIO(b"Giao So Y te."), file_name="a.txt").document
    seen = stamp_of(facts_of(document))

    def slowly(*arguments: Any, **named: Any) -> None:
        time.sleep(0.2)

    monkeypatch.setattr(describing, "record", slowly)

    def describe() -> str:
        try:
            describe_document(document, by=office.clerk, seen=seen, **FACTS)
        except ChangedMeanwhileError:
            return "told"
        return "saved"

    assert sorted(map(str, at_once(describe, describe))) == ["saved", "told"]


@pytest.fixture
def in_transaction(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each file that was written to the store: whether a transaction was open meanwhile."""
    seen: list[bool] = []
    save = default_storage.save

    def watched(*arguments: Any) -> str:
        seen.append(connection.in_atomic_block)
        return save(*arguments)

    monkeypatch.setattr(default_storage, "save", watched)
    return seen


def test_bytes_of_a_document_are_copied_before_the_transaction(office: Office, in_transaction: list[bool]) -> None:
    receive_file(by=office.clerk, stream=BytesIO(b"Giao So Tai chinh lap quy."), file_name="a.txt")

    assert in_transaction == [False]


def test_bytes_of_evidence_are_copied_before_the_transaction(office: Office, in_transaction: list[bool]) -> None:
    facts: dict[str, Any] = {"number": "8/BC", "dated": TODAY, "receiver": "Ban Thường vụ", "file_name": "bc.txt"}
    hand_in_evidence(
        only_task(issued(office)), by=office.finance_person, stream=BytesIO("Báo cáo lập quỹ.".encode()), **facts
    )

    assert in_transaction == [False]

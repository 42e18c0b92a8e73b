"""Promise: the log holds every word of a paper, the digest of its file, and what the reviewer said of it."""

from hashlib import sha256
from io import BytesIO

import pytest

from kimchinam.audit.models import Event
from kimchinam.audit.queries import facts_at, faults, replay
from kimchinam.monitoring.actions import accept_evidence, hand_in_evidence, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.states import Grade
from tests.conftest import NOON, TODAY, Office
from tests.programmes.build import issued, only_task

pytestmark = pytest.mark.django_db

BYTES = "Báo cáo lập quỹ".encode()


@pytest.fixture
def evidence(office: Office) -> Evidence:
    return hand_in_evidence(
        only_task(issued(office)),
        by=office.finance_person,
        number="8/BC-STC",
        dated=TODAY,
        receiver="Thường trực",
        note="Kèm hai biểu",
        stream=BytesIO(BYTES),
        file_name="báo cáo.txt",
    )


def told(evidence: Evidence) -> dict[str, object]:
    return facts_at("monitoring.evidence", evidence.pk, NOON)


def test_handing_in_tells_number_note_and_bytes(office: Office, evidence: Evidence) -> None:
    assert told(evidence) == {
        "number": "8/BC-STC",
        "dated": TODAY.isoformat(),
        "receiver": "Thường trực",
        "note": "Kèm hai biểu",
        "file_name": "báo cáo.txt",
        "sha256": sha256(BYTES).hexdigest(),
        "outcome": Outcome.WAITING,
        "task": str(evidence.task_id),
    }


def test_acceptance_tells_grade_and_remark(office: Office, evidence: Evidence) -> None:
    accept_evidence(evidence, by=office.leader, grade=Grade.GOOD, note="Đủ biểu")

    facts = told(evidence)
    assert (facts["outcome"], facts["grade"], facts["verdict"]) == (Outcome.ACCEPTED, Grade.GOOD, "Đủ biểu")
    assert Event.objects.get(verb="evidence.accepted").by_name == str(office.leader)


def test_return_tells_its_reason(office: Office, evidence: Evidence) -> None:
    return_evidence(evidence, by=office.leader, reason="Thiếu biểu 2")

    assert (told(evidence)["outcome"], told(evidence)["reason"]) == (Outcome.RETURNED, "Thiếu biểu 2")


def test_log_is_whole_and_replays(office: Office, evidence: Evidence) -> None:
    accept_evidence(evidence, by=office.leader, grade=Grade.GOOD, note="Đủ biểu")

    assert replay("monitoring.evidence", evidence.pk, NOON) == told(evidence)
    assert list(faults()) == []

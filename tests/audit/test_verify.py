"""Promise: whatever is changed in the log behind the site's back, `audit verify` finds and names."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kimchinam.audit.actions import BATCH, record, seal_events
from kimchinam.audit.jobs import seal_next
from kimchinam.audit.models import Event, Fact, Seal
from kimchinam.audit.queries import Fault, Note, faults, unsealed
from kimchinam.organisations.states import CHANGED
from tests.conftest import Office

pytestmark = pytest.mark.django_db

SIGNED = (
    "by_id", "by_name", "on_behalf_of_id", "on_behalf_of_name", "verb", "kind",
    "object_id", "object_name", "request_id", "digest",
)  # fmt: skip


@pytest.fixture
def log(office: Office) -> list[Event]:
    """Three seals of two events each, and one event that waits for its seal."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event")
        cursor.execute("DELETE FROM audit_fact")
    for number in range(7):
        record(CHANGED, office.finance, by=office.clerk, before={"order": number}, after={"order": number + 1})
        if number % 2:
            seal_events()
    return list(Event.objects.order_by("id"))


def tamper(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0


def test_whole_log_has_no_fault(log: list[Event]) -> None:
    assert list(faults()) == []
    assert [event.seal_number for event in log] == [1, 1, 2, 2, 3, 3, None]
    assert [seal.count for seal in Seal.objects.all()] == [2, 2, 2]


@pytest.mark.parametrize("place", [0, 3, 6], ids=["first", "sealed", "unsealed"])
@pytest.mark.parametrize("column", SIGNED)
def test_one_changed_character_is_found(column: str, place: int, log: list[Event]) -> None:
    event = log[place]
    tamper(f"UPDATE audit_event SET {column} = 'x' || substr({column}, 2) WHERE id = %s", event.pk)

    assert Fault("changed", event.pk) in list(faults())


def test_changed_fact_row_is_found(log: list[Event]) -> None:
    fact = Fact.objects.get(valid_to__isnull=True, name="order")
    tamper("UPDATE audit_fact SET value = '99' WHERE id = %s", fact.pk)

    assert list(faults()) == [Fault("fact", fact.pk)]


@pytest.mark.parametrize(
    "change",
    [
        "value = '99'",
        "name = 'other'",
        "object_id = '0'",
        "kind = 'programmes.task'",
        "valid_from = '2020-01-01 00:00:00+00:00'",
        "valid_to = '2030-01-01 00:00:00+00:00'",
        "valid_to = NULL",
    ],
)
def test_changed_row_about_the_past_is_found(change: str, log: list[Event]) -> None:
    open_one = Fact.objects.get(valid_to__isnull=True, name="order")
    if "NULL" in change:  # the one open row of a fact stands in the way of a second
        tamper("DELETE FROM audit_fact WHERE id = %s", open_one.pk)
    past = Fact.objects.filter(event_id=log[2].pk).get()
    tamper(f"UPDATE audit_fact SET {change} WHERE id = %s", past.pk)

    assert Fault("fact", past.pk) in list(faults())


@pytest.mark.parametrize("place", [0, 3, 6], ids=["first", "past", "open"])
def test_missing_fact_row_is_found(place: int, log: list[Event]) -> None:
    tamper("DELETE FROM audit_fact WHERE event_id = %s", log[place].pk)

    assert Fault("fact_missing", log[place].pk) in list(faults())


def test_fact_row_that_no_event_opened_is_found(log: list[Event]) -> None:
    tamper(f"UPDATE audit_fact SET event_id = {log[6].pk + 9} WHERE event_id = %s", log[6].pk)
    row = Fact.objects.get(event_id=log[6].pk + 9)

    assert list(faults()) == [Fault("fact_missing", log[6].pk), Fault("fact", row.pk)]


@pytest.mark.parametrize("column", ["before", "words"])
def test_changed_facts_before_and_words_are_found(column: str, log: list[Event]) -> None:
    tamper(f"UPDATE audit_event SET {column} = %s WHERE id = %s", '{"order": 99}', log[2].pk)

    assert list(faults()) == [Fault("changed", log[2].pk)]


@pytest.mark.parametrize(
    "change", ["""after = '{"order": 99}'""", "at = '2026-09-01 05:00:00.000001'"], ids=["after", "at"]
)
def test_changed_facts_after_and_moments_are_found_in_the_event_and_its_row(change: str, log: list[Event]) -> None:
    tamper(f"UPDATE audit_event SET {change} WHERE id = %s", log[2].pk)
    row = Fact.objects.get(event_id=log[2].pk)

    assert list(faults()) == [Fault("changed", log[2].pk), Fault("fact", row.pk)]


def test_changed_event_with_a_new_digest_breaks_its_seal(log: list[Event]) -> None:
    tamper("UPDATE audit_event SET digest = %s WHERE id = %s", log[0].digest, log[2].pk)

    assert list(faults()) == [Fault("changed", log[2].pk), Fault("hash", 2)]


def test_deleted_sealed_event_is_found(log: list[Event]) -> None:
    tamper("DELETE FROM audit_event WHERE id = %s", log[2].pk)
    row = Fact.objects.get(event_id=log[2].pk)

    assert list(faults()) == [Fault("fact", row.pk), Fault("count", 2)]


def test_event_moved_to_another_seal_is_found(log: list[Event]) -> None:
    tamper("UPDATE audit_event SET seal_number = 1 WHERE id = %s", log[2].pk)

    assert list(faults()) == [Fault("count", 1), Fault("count", 2)]


def test_event_taken_out_of_its_seal_is_found(log: list[Event]) -> None:
    tamper("UPDATE audit_event SET seal_number = NULL WHERE id = %s", log[5].pk)

    assert list(faults()) == [Fault("count", 3)]


@pytest.mark.parametrize(("number", "found"), [(1, "order"), (2, "order"), (3, "missing")])
def test_deleted_seal_is_found(number: int, found: str, log: list[Event]) -> None:
    tamper("DELETE FROM audit_seal WHERE number = %s", number)

    assert Fault("missing", number) in list(faults())
    assert found in {fault.kind for fault in faults()}


def test_deleted_seal_with_its_events_is_found(log: list[Event]) -> None:
    tamper("DELETE FROM audit_event WHERE seal_number = %s", 2)
    tamper("DELETE FROM audit_seal WHERE number = %s", 2)

    assert Fault("order", 3) in list(faults())


def test_newest_seal_deleted_with_all_its_traces_is_found_against_a_note(log: list[Event]) -> None:
    seal = Seal.objects.get(number=3)
    note = Note(seal.number, seal.hash)
    assert list(faults([note])) == []

    gone = [event.pk for event in log[4:]]
    for number in gone:
        tamper("DELETE FROM audit_fact WHERE event_id = %s", number)
        tamper("DELETE FROM audit_event WHERE id = %s", number)
    tamper("DELETE FROM audit_seal WHERE number = %s", 3)
    tamper("UPDATE audit_fact SET valid_to = NULL WHERE event_id = %s", log[3].pk)

    assert list(faults()) == []
    assert list(faults([note])) == [Fault("noted", 3)]


def test_swapped_seals_are_found(log: list[Event]) -> None:
    tamper("UPDATE audit_seal SET number = %s WHERE number = %s", 9, 1)
    tamper("UPDATE audit_seal SET number = %s WHERE number = %s", 1, 2)
    tamper("UPDATE audit_seal SET number = %s WHERE number = %s", 2, 9)

    assert {fault.number for fault in faults() if fault.kind == "order"} >= {1, 2}


@pytest.mark.parametrize("column", ["hash", "previous"])
def test_changed_seal_is_found(column: str, log: list[Event]) -> None:
    tamper(f"UPDATE audit_seal SET {column} = %s WHERE number = %s", "0" * 64, 2)

    assert 2 in {fault.number for fault in faults()}


def test_command_says_that_the_log_is_whole(log: list[Event]) -> None:
    said = StringIO()

    call_command("audit", "verify", stdout=said)

    seal = Seal.objects.get(number=3)
    assert said.getvalue() == (
        f"Nhật ký nguyên vẹn: 7 sự kiện, 1 sự kiện chờ niêm phong.\nNiêm phong mới nhất: 3:{seal.hash}\n"
    )


def test_command_compares_a_noted_seal(log: list[Event]) -> None:
    seal = Seal.objects.get(number=3)
    call_command("audit", "verify", f"--seal=3:{seal.hash.upper()}", stdout=StringIO())
    said = StringIO()

    with pytest.raises(CommandError, match=r"1 lỗi"):
        call_command("audit", "verify", f"--seal=3:{'0' * 64}", stderr=said)

    assert said.getvalue() == "Niêm phong 3 không còn như đã ghi lại ở nơi khác.\n"


@pytest.mark.parametrize("words", ["3", "3:abc", "ba:" + "0" * 64])
def test_command_refuses_a_seal_that_was_noted_badly(words: str, log: list[Event]) -> None:
    with pytest.raises(CommandError, match="SỐ:MÃ"):
        call_command("audit", "verify", f"--seal={words}")


def test_command_names_each_fault_and_fails(log: list[Event]) -> None:
    tamper("DELETE FROM audit_event WHERE id = %s", log[2].pk)
    row = Fact.objects.get(event_id=log[2].pk)
    said = StringIO()

    with pytest.raises(CommandError, match=r"Nhật ký không còn nguyên vẹn: 2 lỗi\."):
        call_command("audit", "verify", stderr=said)

    assert said.getvalue().splitlines() == [
        f"Dữ kiện {row.pk} không khớp với nhật ký.",
        "Niêm phong 2 thiếu hoặc thừa sự kiện.",
    ]


def test_sealing_goes_on_until_nothing_waits(log: list[Event], monkeypatch: pytest.MonkeyPatch) -> None:
    assert [seal_next(), seal_next()] == [True, False]
    assert (unsealed().count(), list(faults())) == (0, [])
    assert BATCH >= 100

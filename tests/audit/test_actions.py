"""Promise: an event says who did what to which object, opens and closes its facts, and can never be changed."""

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from kimchinam.audit.actions import record
from kimchinam.audit.models import AppendOnlyError, Event, Fact, plain
from kimchinam.audit.queries import digest_of, facts_at, history
from kimchinam.audit.states import Verb
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.base import clock
from kimchinam.base.states import Urgency
from kimchinam.organisations.states import CHANGED
from tests.conftest import NOON, Office

pytestmark = pytest.mark.django_db


def test_event_keeps_names_as_text(office: Office) -> None:
    event = record(CHANGED, office.finance, by=office.clerk, before={"order": 1}, after={"order": 2})

    assert (event.at, event.verb, event.kind, event.object_id, event.object_name) == (
        NOON, "organisation.changed", "organisations.organisation", str(office.finance.pk), "Sở Tài chính",
    )  # fmt: skip
    assert (event.by_id, event.by_name) == (str(office.clerk.pk), "Thuky")
    assert (event.on_behalf_of_id, event.on_behalf_of_name) == (str(office.bureau.pk), "Văn phòng Tỉnh ủy")
    assert (event.before, event.after, event.room) == ({"order": 1}, {"order": 2}, "organisations")


def test_event_of_the_installation_has_no_person(office: Office) -> None:
    event = record(CHANGED, office.finance, by=None)

    assert (event.by_id, event.by_name, event.on_behalf_of_id, event.on_behalf_of_name) == ("", "", "", "")


def test_event_survives_what_it_speaks_of(office: Office) -> None:
    alias = office.finance.aliases.first()
    assert alias is not None
    record(CHANGED, alias, by=None, after={"name": alias.name})
    pk = alias.pk

    alias.delete()

    assert history("organisations.alias", pk).get().object_name == alias.name


def test_words_are_said_by_the_sentence_and_are_no_facts(office: Office) -> None:
    event = record(
        Verb("test.said", "%(by)s nói với %(name)s: %(reason)s"), office.finance, by=office.clerk,
        words={"reason": "cho rõ", "on": date(2026, 9, 1)},
    )  # fmt: skip

    assert sentence(event) == "Thuky nói với Sở Tài chính: cho rõ"
    assert Event.objects.get(pk=event.pk).words == {"reason": "cho rõ", "on": "2026-09-01"}
    assert not Fact.objects.filter(event_id=event.pk).exists()


def test_event_disappears_with_the_transaction_that_wrote_it(office: Office) -> None:
    before = Event.objects.count(), Fact.objects.count()

    with pytest.raises(ValueError, match="changed his mind"), transaction.atomic():
        record(CHANGED, office.finance, by=None, after={"order": 9})
        raise ValueError("changed his mind")

    assert (Event.objects.count(), Fact.objects.count()) == before


def test_fact_is_closed_when_the_next_one_opens(office: Office) -> None:
    with clock.set_to(NOON.replace(hour=8)):
        record(CHANGED, office.finance, by=None, after={"order": 7})
    with clock.set_to(NOON.replace(hour=9)):
        record(CHANGED, office.finance, by=None, after={"order": 8})

    kind, pk = "organisations.organisation", office.finance.pk
    orders = [facts_at(kind, pk, NOON.replace(hour=hour)).get("order") for hour in (5, 8, 9)]
    open_facts = Fact.objects.filter(kind=kind, object_id=str(pk), name="order", valid_to__isnull=True)

    assert orders == [0, 7, 8]
    assert [fact.value for fact in open_facts] == [8]


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: Event.objects.all().delete(),
        lambda event: Event.objects.filter(pk=event.pk).update(by_name="Người khác"),
        lambda event: Event.objects.filter(pk=event.pk).update(seal_number=1, by_name="Người khác"),
    ],
    ids=["save", "delete", "delete many", "update", "update with the seal"],
)
def test_written_event_cannot_be_changed_or_deleted(change: object, office: Office) -> None:
    event = Event.objects.earliest("id")

    with pytest.raises(AppendOnlyError):
        change(event)  # type: ignore[operator]

    assert digest_of(Event.objects.get(pk=event.pk)) == event.digest


def test_facts_are_kept_as_json_holds_them(office: Office) -> None:
    facts = {
        "unit": office.finance,
        "day": date(2026, 9, 1),
        "at": NOON,
        "id": UUID(int=7),
        "urgency": Urgency.FLASH,
        "many": [date(2026, 9, 1), office.health],
        "nothing": None,
        "yes": True,
    }

    assert plain(facts) == {
        "unit": str(office.finance.pk),
        "day": "2026-09-01",
        "at": "2026-09-01T05:00:00+00:00",
        "id": "00000000-0000-0000-0000-000000000007",
        "urgency": 3,
        "many": ["2026-09-01", str(office.health.pk)],
        "nothing": None,
        "yes": True,
    }

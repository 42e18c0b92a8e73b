"""Telling people, reading what one was told, and the steps of a mail: claimed, sent or put off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import F

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.models import label
from kimchinam.base.clock import local_day, now
from kimchinam.base.ids import new_id
from kimchinam.base.states import Secrecy
from kimchinam.notices.models import Delivery, Notice, Preference
from kimchinam.notices.queries import due_mail, has_mail_server, is_unreached, preference_of, visible_to
from kimchinam.notices.rules import MOST_ATTEMPTS, REST, mail_due, next_try
from kimchinam.notices.states import PREFERENCE_SET, Channel, Occasion, Result
from kimchinam.regulations.queries import working_days

MOST_AT_ONCE = 1000
"""Rows of one insert: no engine takes any number of values in one statement."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one person is told. `url` is a path of this site; `secrecy` the highest level of what it speaks of."""

    person: UUID
    occasion: Occasion
    about: models.Model
    url: str
    words: Mapping[str, Any] = field(default_factory=dict)
    count: int = 1
    secrecy: int = Secrecy.OPEN


def tell(
    people: Iterable[User],
    *,
    occasion: Occasion,
    about: models.Model,
    url: str,
    words: Mapping[str, Any] | None = None,
    secrecy: int = Secrecy.OPEN,
) -> int:
    """Tell people of one thing, each once a day at most; returns how many were told now. Part of the act that it tells of.

    The caller names only people who may see what it is about.
    """
    wanted = {person.pk: Telling(person.pk, occasion, about, url, words or {}, secrecy=secrecy) for person in people}
    return tell_many(list(wanted.values()))


@transaction.atomic
def tell_many(tellings: Sequence[Telling]) -> int:
    """The same for many people and things; five SQL queries for every MOST_AT_ONCE of them."""
    at = now()
    parts = (tellings[start : start + MOST_AT_ONCE] for start in range(0, len(tellings), MOST_AT_ONCE))
    return sum(_tell_some(part, at=at) for part in parts)


def _tell_some(tellings: Sequence[Telling], *, at: datetime) -> int:
    mail_days = _mail_days(tellings, at=at)
    notices = [_notice(one, at=at, mail_at=day) for one, day in zip(tellings, mail_days, strict=True)]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    # Whoever had been told of it today keeps his notice: only what was written now has been shown now.
    new = list(Notice.objects.filter(pk__in=[notice.pk for notice in notices]).values_list("pk", flat=True))
    Delivery.objects.bulk_create(Delivery(notice_id=pk, channel=Channel.BELL, result=Result.SHOWN, at=at) for pk in new)
    return len(new)


def _mail_days(tellings: Sequence[Telling], *, at: datetime) -> list[datetime | None]:
    """When each of them is mailed; none to a person without an address, or while the office has no server."""
    if not has_mail_server():
        return [None] * len(tellings)
    people = User.objects.filter(pk__in={one.person for one in tellings}, is_active=True).exclude(email="")
    chosen = {
        user.pk: getattr(user, "preference", None) or Preference() for user in people.select_related("preference")
    }
    works = cache(working_days())
    return [
        mail_due(chosen[one.person], at=at, works=works, same_day=one.occasion.same_day)
        if one.person in chosen
        else None
        for one in tellings
    ]


def _notice(one: Telling, *, at: datetime, mail_at: datetime | None) -> Notice:
    return Notice(
        id=new_id(),
        created_at=at,
        person_id=one.person,
        occasion=one.occasion.code,
        about_kind=label(one.about),
        about_id=str(one.about.pk),
        day=local_day(at),
        words=dict(one.words),
        count=one.count,
        url=one.url,
        secrecy=one.secrecy,
        mail_at=mail_at,
    )


def settle(row: models.Model) -> None:
    """What notices about a row waited for is done: nobody has to read them any more, nor to hear of it by mail."""
    about = Notice.objects.filter(about_kind=label(row), about_id=str(row.pk), read_at=None)
    about.update(read_at=now(), mail_at=None)


def read_notices(notices: Iterable[UUID] | None = None, *, by: User) -> int:
    """Mark notices of one's own as read; all of them when none is named. Returns how many were not."""
    unread = visible_to(by).filter(read_at=None)
    if notices is not None:
        unread = unread.filter(pk__in=list(notices))
    return unread.update(read_at=now())


@transaction.atomic
def set_preference(*, by: User, mail_when: str, hour: int) -> Preference:
    """How a person wants his mail from now on; what waits already keeps its time."""
    before = preference_of(by)
    facts = {"mail_when": mail_when, "hour": hour}
    preference, _new = Preference.objects.update_or_create(person=by, defaults=facts)
    told = {"mail_when": before.mail_when, "hour": before.hour}
    if told != facts:
        record(PREFERENCE_SET, by, by=by, before=told, after=facts)
    return preference


def claim_digest() -> list[Notice]:
    """Take every due notice of one person for one mail, the newest first; none when nothing is due or another worker was faster.

    None either for a while after the server did not answer. The claim is the next try: should this one die, its notices are due
    again after the pause that their tries so far call for.
    """
    at, claim = now(), new_id()
    first = due_mail(at).first()
    if first is None or is_unreached(since=at - REST):
        return []
    with transaction.atomic():
        due_mail(at).filter(person=first.person_id).order_by().update(claim=claim, attempts=F("attempts") + 1)
        mine = list(Notice.objects.filter(claim=claim).select_related("person"))
        attempts = max((notice.attempts for notice in mine), default=0)
        Notice.objects.filter(claim=claim).update(mail_at=next_try(attempts, at=at))
    return mine


@transaction.atomic
def note_sent(notices: Sequence[Notice]) -> None:
    """A mail with these notices was taken by the server."""
    _end(notices, mailed_at=now())
    _deliver(notices, Result.SENT)


@transaction.atomic
def note_not_wanted(notices: Sequence[Notice]) -> None:
    """The person has no address any more, or wants no mail: what waited for him will not be sent."""
    _end(notices)
    _deliver(notices, Result.NOT_WANTED)


@transaction.atomic
def note_failed(notices: Sequence[Notice], *, result: Result, detail: str) -> None:
    """The server did not take the mail (FAILED), or did not answer (UNREACHED). After MOST_ATTEMPTS tries nobody tries again."""
    given_up = [notice for notice in notices if notice.attempts >= MOST_ATTEMPTS]
    _end(given_up)
    _deliver(given_up, Result.GIVEN_UP, detail)
    _deliver([notice for notice in notices if notice.attempts < MOST_ATTEMPTS], result, detail)


def _end(notices: Sequence[Notice], **facts: Any) -> None:
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail_at=None, claim=None, **facts)


def _deliver(notices: Sequence[Notice], result: Result, detail: str = "") -> None:
    at = now()
    Delivery.objects.bulk_create(
        Delivery(notice=notice, channel=Channel.MAIL, result=result, detail=detail[:300], at=at) for notice in notices
    )

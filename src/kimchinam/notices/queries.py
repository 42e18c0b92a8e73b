"""What a person was told and has not read yet, and the names behind it, for him and for the mail."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.states import Secrecy
from kimchinam.notices.models import Delivery, Notice, Preference
from kimchinam.notices.states import DISCREET, Result

MOST_COUNTED = 100
"""The bell says "99+" from here on: its number is for a glance, and its query for every page."""


def visible_to(user: User) -> QuerySet[Notice]:
    """What this person was told, the newest first."""
    return user.notices.all()


def unread_count(user: User) -> int:
    """At most MOST_COUNTED. One SQL query, which reads no more rows than that."""
    return visible_to(user).filter(read_at=None).order_by()[:MOST_COUNTED].count()


def preference_of(user: User) -> Preference:
    """As he chose, else the usual; not saved."""
    return Preference.objects.filter(person=user).first() or Preference(person=user)


def has_mail_server() -> bool:
    return bool(settings.MAIL_SERVER)


def deliveries_about(kind: str, ids: Iterable[UUID]) -> QuerySet[Delivery]:
    """Every try to tell anybody about these rows, with its notice and its person."""
    about = Delivery.objects.filter(notice__about_kind=kind, notice__about_id__in=[str(one) for one in ids])
    return about.select_related("notice__person")


def due_mail(at: datetime) -> QuerySet[Notice]:
    """Notices whose mail is due, the longest wait first."""
    return Notice.objects.filter(mail_at__lte=at).order_by("mail_at")


def is_unreached(since: datetime) -> bool:
    """Whether the mail server has left somebody without an answer since an instant."""
    return Delivery.objects.filter(result=Result.UNREACHED, at__gt=since).exists()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a notice speaks of, by its name."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as its reader sees it."""

    notice: Notice
    sentence: str
    lines: tuple[Line, ...]
    more: int
    """How many of what it speaks of are not among the lines."""


def told_to(reader: User, notices: Sequence[Notice], *, openly: bool = False) -> list[Told]:
    """Notices with the names that their reader may see now. `openly`: for a mail, where nothing secret is named.

    As many SQL queries for any number of notices of the same kinds.
    """
    lines = _lines_for(reader, notices, openly=openly)
    clearance = Secrecy.OPEN if openly else reach(reader).clearance
    return [_told(notice, lines.get(notice.pk, ()), hidden=notice.secrecy > clearance) for notice in notices]


def _told(notice: Notice, lines: Sequence[Line], *, hidden: bool) -> Told:
    if hidden and notice.count == 1:
        return Told(notice, str(DISCREET), (), 0)
    return Told(notice, notice.said, tuple(lines), max(notice.count - len(lines), 0) if lines else 0)


def _lines_for(reader: User, notices: Sequence[Notice], *, openly: bool) -> dict[UUID, Sequence[Line]]:
    """Asks the room of each kind, as the setting NOTICE_LINES names it."""
    by_kind: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        by_kind[notice.about_kind].append(notice)
    found: dict[UUID, Sequence[Line]] = {}
    for kind, theirs in by_kind.items():
        if path := settings.NOTICE_LINES.get(kind):
            found |= import_string(path)(reader, theirs, openly=openly)
    return found

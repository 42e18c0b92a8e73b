"""When a mail is due: pure functions of instants."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from kimchinam.base.clock import VIETNAM
from kimchinam.notices.models import Preference
from kimchinam.notices.states import MailWhen

MOST_ATTEMPTS = 8
REST = timedelta(minutes=5)
"""How long nobody knocks at a mail server that did not answer: each knock may cost the worker half a minute."""
DAY = timedelta(days=1)


def mail_due(
    preference: Preference, *, at: datetime, works: Callable[[date], bool], same_day: bool = False
) -> datetime | None:
    """When to mail what is told at an instant: now, never, or at the next hour of the person's choice on a day that `works`.

    `same_day`: where that hour is over in Việt Nam, it goes now and not on the next day.
    """
    if preference.mail_when == MailWhen.OFF:
        return None
    if preference.mail_when == MailWhen.AT_ONCE:
        return at
    here = at.astimezone(VIETNAM)
    due = datetime.combine(here.date(), time(preference.hour), VIETNAM)
    if due < here:
        if same_day:
            return at
        due += DAY
    while not works(due.date()):
        due += DAY
    return due


def next_try(attempts: int, *, at: datetime) -> datetime:
    """When to try again if the try number `attempts`, which begins now, is never heard of: 2, 4, 8 … minutes later."""
    return at + timedelta(minutes=2**attempts)

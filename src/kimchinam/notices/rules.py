"""When a mail is due: pure functions of instants."""

from datetime import datetime, time, timedelta

from kimchinam.base.clock import VIETNAM
from kimchinam.notices.models import Preference
from kimchinam.notices.states import MailWhen

MOST_ATTEMPTS = 8
DAY = timedelta(days=1)


def mail_due(preference: Preference, *, at: datetime) -> datetime | None:
    """When to mail what is told at an instant: now, at the next full hour of the person's choice in Việt Nam, or never."""
    if preference.mail_when == MailWhen.OFF:
        return None
    if preference.mail_when == MailWhen.AT_ONCE:
        return at
    here = at.astimezone(VIETNAM)
    due = datetime.combine(here.date(), time(preference.hour), VIETNAM)
    return due if due >= here else due + DAY


def next_try(attempts: int, *, at: datetime) -> datetime:
    """When to try again if the try number `attempts`, which begins now, is never heard of: 2, 4, 8 … minutes later."""
    return at + timedelta(minutes=2**attempts)

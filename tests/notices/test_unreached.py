"""Promise: a mail server that does not answer costs the worker one try in a while, whoever waits for a mail."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import EmailMultiAlternatives

from kimchinam.notices.actions import tell
from kimchinam.notices.states import Result
from tests.conftest import Office
from tests.letterbox import Letterbox
from tests.notices.build import NEWS, addressed, mail_at, tries

pytestmark = pytest.mark.django_db

EIGHT = datetime(2026, 9, 3, 1, tzinfo=UTC)
"""Eight in Việt Nam on the first working morning after the office's day: all that was told is due."""
MINUTE = timedelta(minutes=1)


def test_server_that_does_not_answer_is_left_alone_for_a_while(
    office: Office, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [office.finance_person, office.health_person, office.reader]
    addressed(office, *people)
    tell(people, occasion=NEWS, about=office.root, url="/")

    def silence(*_args: object, **_kwargs: object) -> None:
        raise TimeoutError("timed out")

    with monkeypatch.context() as patch:
        patch.setattr(smtplib.SMTP, "connect", silence)
        tried = [mail_at(EIGHT + minutes * MINUTE) for minutes in (0, 1, 3, 5, 9)]

    assert tried == [1, 0, 0, 1, 0]
    assert (mail_at(EIGHT + 10 * MINUTE), len(letterbox.mails)) == (3, 3)


def test_mail_that_is_refused_holds_up_no_other(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person, office.health_person)
    tell([office.finance_person, office.health_person], occasion=NEWS, about=office.root, url="/")
    letterbox.answer = "550 no such person"

    assert mail_at(EIGHT) == 2


@pytest.mark.parametrize(
    ("error", "result"),
    [
        (ConnectionRefusedError(111, "refused"), Result.UNREACHED),
        (TimeoutError("timed out"), Result.UNREACHED),
        (smtplib.SMTPServerDisconnected("closed"), Result.UNREACHED),
        (smtplib.SMTPConnectError(421, b"busy"), Result.UNREACHED),
        (smtplib.SMTPAuthenticationError(535, b"no"), Result.FAILED),
        (smtplib.SMTPRecipientsRefused({}), Result.FAILED),
        (ValueError("line break in an address"), Result.FAILED),
    ],
)
def test_silence_is_told_from_a_refusal(
    error: Exception, result: Result, office: Office, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    addressed(office, office.finance_person)
    tell([office.finance_person], occasion=NEWS, about=office.root, url="/")

    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(EmailMultiAlternatives, "send", fail)
    mail_at(EIGHT)

    assert tries(office.finance_person)[1:] == [("mail", result)]

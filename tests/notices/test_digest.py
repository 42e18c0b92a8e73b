"""Promise: one mail a day with all that waits, sent again until the server takes it, and never a secret in it."""

import smtplib
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction

from kimchinam.accounts.actions import close_account, set_email
from kimchinam.base import clock
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import receive_file
from kimchinam.notices.actions import Telling, claim_digest, set_preference, tell, tell_many
from kimchinam.notices.jobs import send_next_digest
from kimchinam.notices.models import Delivery, KeptError, Notice
from kimchinam.notices.rules import MOST_ATTEMPTS
from kimchinam.notices.states import MailWhen
from kimchinam.programmes.models import Programme
from tests.conftest import Office
from tests.letterbox import Letterbox
from tests.notices.build import MANY, NEWS, addressed, mail_at, naming, tries
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 9, 1, 5, tzinfo=UTC)
"""Of the office's clock."""
EIGHT = datetime(2026, 9, 3, 1, tzinfo=UTC)
"""Eight in Việt Nam on the next morning that is worked on: the days before are those of the National Day."""


def inform(office: Office, *, count: int = 1, secrecy: int = Secrecy.OPEN) -> None:
    """The head of finance is told of `count` different units."""
    for unit in (office.finance, office.health, office.commune)[:count]:
        tell(
            [office.finance_person],
            occasion=NEWS,
            about=unit,
            url=f"/to-chuc/{unit.pk}/",
            secrecy=secrecy,
        )


def text_of(box: Letterbox, kind: str = "plain") -> str:
    (mail,) = box.mails
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_all_that_waits_goes_out_as_one_mail_at_the_hour_of_the_digest(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    inform(office, count=3)

    assert (mail_at(NOON), mail_at(EIGHT - timedelta(seconds=1))) == (0, 0)
    assert mail_at(EIGHT) == 1
    (mail,) = letterbox.mails
    assert (mail["To"], mail["Subject"]) == ("taichinh@coquan.example.vn", "Kim Chỉ Nam: 3 thông báo")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert text_of(letterbox).count("https://kcn.example.vn/to-chuc/") == 3
    assert text_of(letterbox, "html").count('href="https://kcn.example.vn/to-chuc/') == 3
    assert mail_at(EIGHT + timedelta(days=1)) == 0
    assert tries(office.finance_person) == [("bell", "shown")] * 3 + [("mail", "sent")] * 3


@pytest.mark.parametrize("hour", [6, 13, 18])
def test_digest_comes_at_the_hour_that_the_person_chose(hour: int, office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    set_preference(by=office.finance_person, mail_when=MailWhen.DIGEST, hour=hour)
    inform(office)

    chosen = datetime(2026, 9, 3, hour, tzinfo=UTC) - timedelta(hours=7)
    assert (mail_at(chosen - timedelta(minutes=1)), mail_at(chosen)) == (0, 1)


def test_who_wants_it_at_once_gets_it_at_once(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    set_preference(by=office.finance_person, mail_when=MailWhen.AT_ONCE, hour=8)
    inform(office)

    assert (mail_at(NOON), len(letterbox.mails)) == (1, 1)


def test_everybody_gets_a_mail_of_his_own(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person, office.health_person)
    tell([office.finance_person, office.health_person, office.reader], occasion=NEWS, about=office.root, url="/")

    assert mail_at(EIGHT) == 2
    assert sorted(mail["To"] for mail in letterbox.mails) == [
        "taichinh@coquan.example.vn",
        "yte@coquan.example.vn",
    ]


def test_without_a_server_the_bell_is_all(office: Office) -> None:
    addressed(office, office.finance_person)
    inform(office)

    assert (mail_at(EIGHT), tries(office.finance_person)) == (0, [("bell", "shown")])


def test_who_wants_no_mail_gets_none(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    set_preference(by=office.finance_person, mail_when=MailWhen.OFF, hour=8)
    inform(office)

    assert (mail_at(EIGHT), letterbox.mails) == (0, [])


@pytest.mark.parametrize("change", ["no address", "switched off", "account closed"])
def test_mail_that_is_not_wanted_any_more_is_not_sent(change: str, office: Office, letterbox: Letterbox) -> None:
    person = office.finance_person
    addressed(office, person)
    inform(office)
    if change == "no address":
        set_email(person, by=person, email="")
    elif change == "switched off":
        set_preference(by=person, mail_when=MailWhen.OFF, hour=8)
    else:
        close_account(person, by=office.administrator)

    assert (mail_at(EIGHT), letterbox.mails) == (1, [])
    assert tries(person) == [("bell", "shown"), ("mail", "not_wanted")]
    assert mail_at(EIGHT + timedelta(days=1)) == 0


def test_mail_that_the_server_refuses_is_tried_again_after_longer_and_longer_pauses(
    office: Office, letterbox: Letterbox
) -> None:
    addressed(office, office.finance_person)
    inform(office)
    letterbox.answer = "451 try later"
    at = EIGHT
    for attempt in range(1, 4):
        assert mail_at(at) == 1
        at += timedelta(minutes=2**attempt)
        assert mail_at(at - timedelta(seconds=1)) == 0
    letterbox.answer = "250 OK"

    assert mail_at(at) == 1
    assert len(letterbox.mails) == 1
    assert tries(office.finance_person) == [("bell", "shown"), *[("mail", "failed")] * 3, ("mail", "sent")]
    assert "451" in Delivery.objects.filter(result="failed")[0].detail


def test_nobody_tries_for_ever(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    inform(office)
    letterbox.answer = "550 no such person"
    at = EIGHT
    for _attempt in range(MOST_ATTEMPTS):
        assert mail_at(at) == 1
        at += timedelta(days=1)

    assert mail_at(at) == 0
    assert tries(office.finance_person)[1:] == [("mail", "failed")] * (MOST_ATTEMPTS - 1) + [("mail", "given_up")]


def test_server_that_is_away_is_a_failure_and_no_crash(
    office: Office, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    addressed(office, office.finance_person)
    inform(office)

    def nobody_there(*_args: object, **_kwargs: object) -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(smtplib.SMTP, "connect", nobody_there)
    assert mail_at(EIGHT) == 1
    assert tries(office.finance_person)[1:] == [("mail", "unreached")]


def test_mailer_that_died_after_its_claim_loses_nothing(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    inform(office)
    with clock.set_to(EIGHT):
        assert len(claim_digest()) == 1  # and no word of it ever after
        assert not send_next_digest()

    assert mail_at(EIGHT + timedelta(minutes=2)) == 1
    assert len(letterbox.mails) == 1


def test_same_notices_sent_twice_bear_the_same_name(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.finance_person)
    inform(office, count=2)
    mail_at(EIGHT)
    Notice.objects.update(mail_at=EIGHT, mailed_at=None)  # the server took it, the mailer died before it could say so
    mail_at(EIGHT)

    first, second = letterbox.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_secret_matter_is_told_without_its_words(office: Office, letterbox: Letterbox) -> None:
    secret_words = {"what": "Bố trí lại kho Đồng Vông"}
    addressed(office, office.leader)
    tell(
        [office.leader],
        occasion=NEWS,
        about=office.finance,
        url="/",
        words=secret_words,
        secrecy=Secrecy.CONFIDENTIAL,
    )
    mail_at(EIGHT)

    for kind in ("plain", "html"):
        assert "Có thông báo mới về việc có độ mật" in text_of(letterbox, kind)
        assert NEWS.sentence not in text_of(letterbox, kind)


@pytest.mark.parametrize("secret_at", ["task", "programme", "document", "nowhere"])
def test_task_is_named_only_where_nothing_of_it_is_secret(secret_at: str, office: Office, letterbox: Letterbox) -> None:
    programme = issued(office, facts(office, name="Dời kho Đồng Vông"))
    task = only_task(programme)
    if secret_at == "task":
        type(task).objects.update(secrecy=Secrecy.SECRET)
    elif secret_at == "programme":
        Programme.objects.update(secrecy=Secrecy.SECRET)
    elif secret_at == "document":
        give_secret_document(office, programme)
    addressed(office, office.leader)
    tell([office.leader], occasion=NEWS, about=task, url="/", words=naming(task))
    mail_at(EIGHT)

    for kind in ("plain", "html"):
        assert ("Dời kho Đồng Vông" in text_of(letterbox, kind)) is (secret_at == "nowhere")


def give_secret_document(office: Office, programme: Programme) -> None:
    text = BytesIO("KẾ HOẠCH\n1. Giao Sở Tài chính dời kho.".encode())
    received = receive_file(by=office.clerk, stream=text, file_name="a.txt", secrecy=Secrecy.CONFIDENTIAL)
    Programme.objects.filter(pk=programme.pk).update(document=received.document)


def test_sentence_with_a_count_says_it(office: Office, letterbox: Letterbox) -> None:
    addressed(office, office.leader)
    tell_many([Telling(office.leader.pk, MANY, office.root, "/", count=12)])
    mail_at(EIGHT)

    assert "12 việc chờ ý kiến" in text_of(letterbox)


def test_what_was_delivered_is_never_changed(office: Office) -> None:
    inform(office)

    with pytest.raises(KeptError):
        Delivery.objects.update(result="sent")
    with pytest.raises(KeptError):
        Delivery.objects.all().delete()
    with pytest.raises(DatabaseError, match=r"notices_kept|never changed"), transaction.atomic():
        connection.cursor().execute("UPDATE notices_delivery SET result = 'sent'")
    assert tries(office.finance_person) == [("bell", "shown")]

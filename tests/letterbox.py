"""A mail server inside the process: what it is sent, and what it answers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

HERE = "127.0.0.1"
TAKEN = "250 OK"


@dataclass
class Letterbox:
    """`answer` is what the server says to every mail; it keeps those that it takes."""

    mails: list[EmailMessage] = field(default_factory=list)
    answer: str = TAKEN

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer == TAKEN:
            mail = message_from_bytes(envelope.content or b"", policy=default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
        return self.answer


def _free_port() -> int:
    """One that nobody listens to now: the controller knocks at the port that it was given, so 0 will not do."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@contextmanager
def mail_server(settings: Settings) -> Iterator[Letterbox]:
    """A server of the office, on a port of this machine that happens to be free."""
    box = Letterbox()
    server = Controller(box, hostname=HERE, port=_free_port())
    server.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = HERE, server.port
        settings.MAIL_SERVER = f"smtp://{HERE}:{server.port}"
        settings.SITE_URL = "https://kcn.example.vn"
        yield box
    finally:
        server.stop()

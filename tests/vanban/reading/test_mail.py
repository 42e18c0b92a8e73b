"""Stored messages: subject and body, never what is attached."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from vanban.errors import UnreadableError
from vanban.reading import read
from vanban.reading.mail import MAX_MAIL, MAX_PARTS


def message(plain: str | None, html: str | None = None, subject: str | None = "Giao việc") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "vanthu@vanson.invalid", "soyte@vanson.invalid"
    if subject is not None:
        made["Subject"] = subject
    if plain is not None:
        made.set_content(plain)
    if html is not None and plain is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


def with_attachment() -> EmailMessage:
    made = message("Xin gửi kế hoạch.")
    made.add_attachment("không đọc".encode(), maintype="text", subtype="plain", filename="a.txt")
    return made


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (message("Giao Sở Y tế rà soát.\n"), "Giao Sở Y tế rà soát.\n"),
        (message("chữ thuần\n", "<p>chữ trang</p>"), "chữ thuần\n"),
        (message(None, '<meta charset="windows-1258"><h1>Tin</h1><p>Đã họp.</p>'), "Tin\nĐã họp."),
        (with_attachment(), "Xin gửi kế hoạch.\n"),
    ],
)
def test_body_of_a_message_is_read(made: EmailMessage, text: str) -> None:
    source = read(made.as_bytes(), name="thu.eml")
    assert (source.text, source.format, source.title) == (text, "eml", "Giao việc")


def test_message_without_subject_has_no_title() -> None:
    assert read(message("Đã họp.", subject=None).as_bytes(), name="a.eml").title is None


def test_message_of_nothing_but_an_attachment_is_empty() -> None:
    made = EmailMessage()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(UnreadableError) as caught:
        read(made.as_bytes(), name="a.eml")
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * (MAX_PARTS + 1), "too_large"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\na", "corrupt"),
        (b"Content-Type: text/plain;" + b"\n a=b;" * 100_000 + b"\n\na", "corrupt"),
        (b"Subject: a\n\n" + bytes(MAX_MAIL), "too_large"),
    ],
)
def test_message_that_would_take_hours_is_refused_at_once(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, name="a.eml")
    assert caught.value.code == code

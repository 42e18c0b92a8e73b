"""Stored messages: subject and body, never what is attached."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from vanban import analyse
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


_WORDS = "Giao Sở Y tế rà soát trước ngày 15/12/2026."


def head(declared: str) -> bytes:
    return f"Subject: a\nMIME-Version: 1.0\n{declared}\nContent-Transfer-Encoding: 8bit\n\n".encode()


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("Content-Type: text/plain", _WORDS.encode()),
        ("X-None: 1", _WORDS.encode()),
        ('Content-Type: text/plain; charset="us-ascii"', _WORDS.encode()),
        ("Content-Type: text/plain; charset=iso-8859-1", _WORDS.encode()),
        ("Content-Type: text/plain; charset=utf-2", _WORDS.encode()),
        ("Content-Type: text/plain; charset=utf-16", _WORDS.encode("utf-16")),
        ("Content-Type: text/plain; charset=utf-8", "Giao Së Y tÕ rµ so¸t tr­íc ngµy 15/12/2026.".encode("latin-1")),
        ("Content-Type: text/plain; charset=utf-2", "Giao Së Y tÕ rµ so¸t tr­íc ngµy 15/12/2026.".encode("latin-1")),
    ],
)
def test_letters_of_a_body_are_read_whatever_its_head_declares(declared: str, body: bytes) -> None:
    assert read(head(declared) + body, name="a.eml").text == _WORDS


def test_letters_that_a_head_declares_rightly_are_read_by_it() -> None:
    body = "Đề nghị góp ý".encode("cp1258", "ignore")
    assert read(head("Content-Type: text/plain; charset=windows-1258") + body, name="a.eml").text == body.decode(
        "cp1258"
    )


def test_subject_written_as_it_is_is_the_title() -> None:
    assert read(f"Subject: Kế hoạch số 5\n\n{_WORDS}".encode(), name="a.eml").title == "Kế hoạch số 5"


def test_files_sent_along_are_named_and_pictures_of_the_body_are_not() -> None:
    made = message("Xin gửi kế hoạch.", "<p>Xin gửi kế hoạch.</p>")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="phụ lục.zip")
    made.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="bản đồ.gif")
    made.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="logo.gif", disposition="inline")
    made.add_attachment(message("thư cũ"))
    source = read(made.as_bytes(), name="a.eml")
    assert source.attachments == ("phụ lục.zip", "bản đồ.gif", "message/rfc822")
    assert analyse(source).attachments == source.attachments
    assert read(message("không kèm gì").as_bytes(), name="a.eml").attachments == ()


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


SENT = [
    ("Mon, 17 Nov 2025 09:12:00 +0700", date(2025, 11, 17)),
    ("Mon, 17 Nov 2025 20:12:00 +0000", date(2025, 11, 18)),  # it was morning in Việt Nam
    ("17 Nov 2025 09:12:00", date(2025, 11, 17)),
    ("hôm qua", None),
    (None, None),
]


@pytest.mark.parametrize(("field", "day"), SENT)
def test_day_of_a_message_is_that_in_viet_nam(field: str | None, day: date | None) -> None:
    head = f"Date: {field}\n" if field else ""

    assert read(f"Subject: Tin\n{head}\nXin gửi.\n".encode(), name="tin.eml").written == day

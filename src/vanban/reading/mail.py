"""A stored message (.eml): its subject and its body; what is attached is not read, only named."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parsedate_to_datetime

from vanban import errors
from vanban.model import Source
from vanban.reading.decoding import decode
from vanban.reading.html import read_html
from vanban.reading.limits import MEGABYTE, Stopwatch
from vanban.reading.plain import read_plain

MAX_MAIL = 40 * MEGABYTE
"""Mail servers stop well below it."""
MAX_PARTS = 2_000
MAX_FIELD = 4_096
"""Bytes of a field of a head; the standard library takes time that grows with the square of its length."""
_VIETNAM = timezone(timedelta(hours=7))
_PART = re.compile(rb"^--", re.M)
_FIELD = re.compile(rb"^(?:subject|date|content-[a-z-]+|mime-version):[^\n]*(?:\n[ \t][^\n]*)*", re.M | re.I)


def read_mail(data: bytes, watch: Stopwatch) -> Source:
    """The body of a message, plain text before HTML, with the subject as title.

    Raises `too_large`, `corrupt` (fields without end), `empty` and what the reader of the body raises.
    """
    _check(data)
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if body is None:
        raise errors.empty()
    content = _content(body)
    is_page = body.get_content_subtype() == "html"
    # Whatever the page declares of its letters, they are decoded by now.
    source = read_html(codecs.BOM_UTF8 + content.encode(), watch) if is_page else read_plain(content)
    attached = tuple(_attached(message)) if isinstance(message, EmailMessage) else ()
    title = _subject(message) or source.title
    return replace(source, format="eml", title=title, written=_sent(message), attachments=attached)


def _sent(message: Message) -> date | None:
    """The day in Việt Nam on which the message was sent; None where it does not say one that can be read."""
    try:
        sent = parsedate_to_datetime(str(message["date"]))
        return sent.astimezone(_VIETNAM).date() if sent.tzinfo else sent.date()
    except (ValueError, OverflowError):
        return None


def _content(body: MIMEPart) -> str:
    """The text of a part; what its head declares of the letters may be missing, unknown ("utf-2") or wrong."""
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    if not payload.isascii():
        # Other letters hardly ever make UTF-8 by chance.
        with suppress(UnicodeDecodeError):
            return payload.decode()
    try:
        return payload.decode(body.get_content_charset("us-ascii"))
    except (LookupError, ValueError):
        return decode(payload)


def _subject(message: Message) -> str:
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == "subject"), "")
    try:
        raw.encode()
    except UnicodeEncodeError:
        # Written as it is, without the code that heads of messages ask for.
        return " ".join(decode(raw.encode("utf-8", "surrogateescape")).split())
    return str(message["subject"] or "").strip()


def _attached(message: EmailMessage) -> Iterator[str]:
    """The names of files sent along; pictures that stand in the body are a part of it."""
    for part in message.iter_attachments():
        if part.get_content_maintype() != "image" or part.is_attachment():
            yield part.get_filename() or part.get_content_type()


def _check(data: bytes) -> None:
    if len(data) > MAX_MAIL:
        raise errors.too_large(f"{MAX_MAIL // MEGABYTE} MB")
    if sum(1 for _ in _PART.finditer(data)) > MAX_PARTS:
        raise errors.too_large(f"{MAX_PARTS} phần")
    if any(match.end() - match.start() > MAX_FIELD for match in _FIELD.finditer(data)):
        raise errors.corrupt("Subject, Content-Type")

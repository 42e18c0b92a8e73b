"""A stored message (.eml): its subject and its body; what is attached is not read."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

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
_PART = re.compile(rb"^--", re.M)
_FIELD = re.compile(rb"^(?:subject|content-[a-z-]+|mime-version):[^\n]*(?:\n[ \t][^\n]*)*", re.M | re.I)


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
    return replace(source, format="eml", title=str(message["subject"] or "").strip() or source.title)


def _content(body: MIMEPart) -> str:
    """The text of a part, also of one that declares letters that nobody knows ("utf-2")."""
    try:
        return str(body.get_content())
    except (LookupError, ValueError):
        payload = body.get_payload(decode=True)
        return decode(payload) if isinstance(payload, bytes) else ""


def _check(data: bytes) -> None:
    if len(data) > MAX_MAIL:
        raise errors.too_large(f"{MAX_MAIL // MEGABYTE} MB")
    if sum(1 for _ in _PART.finditer(data)) > MAX_PARTS:
        raise errors.too_large(f"{MAX_PARTS} phần")
    if any(match.end() - match.start() > MAX_FIELD for match in _FIELD.finditer(data)):
        raise errors.corrupt("Subject, Content-Type")

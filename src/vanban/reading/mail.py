"""A stored message (.eml): its subject and its body; what is attached is not read."""

from __future__ import annotations

import codecs
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from vanban import errors
from vanban.model import Source
from vanban.reading.html import read_html
from vanban.reading.limits import Stopwatch
from vanban.reading.plain import read_plain


def read_mail(data: bytes, watch: Stopwatch) -> Source:
    """The body of a message, plain text before HTML, with the subject as title; raises `empty` and what its reader raises."""
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if body is None:
        raise errors.empty()
    content = body.get_content()
    source = (
        read_html(codecs.BOM_UTF8 + content.encode(), watch)
        if body.get_content_subtype() == "html"
        else read_plain(content)
    )
    return replace(source, format="eml", title=str(message["subject"] or "").strip() or source.title)

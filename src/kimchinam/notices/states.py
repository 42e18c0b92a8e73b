"""On what occasions people are told something, by which way it reaches them, and how that ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb

DISCREET = _("Có thông báo mới về việc có độ mật; hãy mở trang để xem.")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Each room names its own in its states. `code` is kept for ever; `sentence` may use %(count)s and the words it is told with.

    A sentence names no object of a room: names are looked up for the reader when he reads (setting NOTICE_LINES). A code means
    one thing: a second occasion under it is a ValueError.
    """

    code: str
    sentence: str | Promise
    tone: str = "soft"
    """Of the badge beside it: good time bad deep org gold soft."""
    icon: str = "bell"
    same_day: bool = False
    """Of use on its own day: who has had the digest of that day gets it at once, and not with the next."""
    known: ClassVar[dict[str, Occasion]] = {}

    def __post_init__(self) -> None:
        if Occasion.known.setdefault(self.code, self) is not self:
            raise ValueError(self.code)

    def said(self, words: Mapping[str, Any], *, count: int) -> str:
        return str(self.sentence % {**words, "count": count})


RETIRED = Occasion("notice.retired", _("Có thông báo từ trước; hãy mở trang để xem."))
"""Stands for every code that no room names any more."""


class Channel(TextChoices):
    BELL = "bell", _("Chuông")
    MAIL = "mail", _("Thư")


class Result(TextChoices):
    """How one try to reach a person ended."""

    SHOWN = "shown", _("hiện ở chuông")
    SENT = "sent", _("đã gửi")
    FAILED = "failed", _("chưa gửi được, sẽ thử lại")
    UNREACHED = "unreached", _("máy chủ thư không trả lời, sẽ thử lại")
    GIVEN_UP = "given_up", _("không gửi được, thôi thử")
    NOT_WANTED = "not_wanted", _("không gửi: người nhận đã tắt thư hoặc không còn địa chỉ")


class MailWhen(TextChoices):
    """When a person wants his mail."""

    DIGEST = "digest", _("Một thư gộp mỗi ngày")
    AT_ONCE = "at_once", _("Ngay khi có thông báo")
    OFF = "off", _("Không gửi thư, chỉ dùng chuông")


PREFERENCE_SET = Verb(
    "person.notices_set",
    _("%(by)s chọn cách nhận thư: %(mail_when)s"),
    choices={"mail_when": MailWhen},
)

"""One mail with everything that is due for one person."""

import logging
from collections.abc import Sequence
from hashlib import sha256
from smtplib import SMTPConnectError, SMTPException, SMTPServerDisconnected
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimchinam.accounts.models import User
from kimchinam.notices.actions import claim_digest, note_failed, note_not_wanted, note_sent
from kimchinam.notices.models import Notice
from kimchinam.notices.queries import Told, has_mail_server, preference_of, told_to
from kimchinam.notices.states import MailWhen, Result

logger = logging.getLogger(__name__)


def send_next_digest() -> bool:
    """Claim, write and send one mail; False when nothing is due. A failure is noted and tried again later."""
    notices = claim_digest() if has_mail_server() else []
    if not notices:
        return False
    person = notices[0].person
    if not person.is_active or not person.email or preference_of(person).mail_when == MailWhen.OFF:
        note_not_wanted(notices)
        return True
    try:
        digest(person, notices).send()
    # Every answer of a server that says no is an OSError; an address that no mail can bear is a ValueError.
    except (OSError, ValueError) as error:
        logger.warning("A mail was not taken: %s", type(error).__name__)
        note_failed(notices, result=_result_of(error), detail=f"{type(error).__name__}: {error}")
    else:
        note_sent(notices)
    return True


def _result_of(error: Exception) -> Result:
    """A no is about this mail; silence is about every mail."""
    silent = isinstance(error, SMTPServerDisconnected | SMTPConnectError) or not isinstance(error, SMTPException)
    return Result.UNREACHED if silent and isinstance(error, OSError) else Result.FAILED


def digest(person: User, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """The mail, in the language of the papers; plain text first. It names nothing secret."""
    with translation.override(settings.LANGUAGE_CODE):
        told = told_to(person, notices, openly=True)
        subject = ngettext("Kim Chỉ Nam: %(count)s thông báo", "Kim Chỉ Nam: %(count)s thông báo", len(told))
        mail = EmailMultiAlternatives(
            subject % {"count": len(told)},
            _plain(person, told),
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated", "Message-ID": _message_id(notices)},
        )
        context = {
            "person": person,
            "told": told,
            "site": settings.SITE_URL,
            "settings_url": reverse("notices:settings"),
        }
        mail.attach_alternative(render_to_string("notices/digest.html", context), "text/html")
    return mail


def _message_id(notices: Sequence[Notice]) -> str:
    """The same whenever the same notices are sent again: a mail box that got both shows one."""
    of_these = sha256("".join(sorted(str(notice.pk) for notice in notices)).encode()).hexdigest()[:32]
    return f"<{of_these}@{urlsplit(settings.SITE_URL).hostname}>"


def _plain(person: User, told: Sequence[Told]) -> str:
    lines = [_("Kính gửi %(name)s,") % {"name": person.full_name}, ""]
    for one in told:
        lines += [one.sentence, f"  {settings.SITE_URL}{one.notice.url}"]
        lines += [f"  - {line.text}" for line in one.lines]
        if one.more:
            lines.append("  - " + _("và %(count)s việc khác") % {"count": one.more})
        lines.append("")
    lines.append(
        _("Thư do Kim Chỉ Nam tự gửi. Đổi cách nhận thư tại:") + f" {settings.SITE_URL}{reverse('notices:settings')}"
    )
    return "\n".join(lines)

"""Who may judge, when an item can be judged, and which days can be given to it."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import VIETNAM
from kimchinam.base.refusals import NotAllowedError, RefusedError, allowed
from kimchinam.documents.models import Version
from kimchinam.extraction.models import Candidate, Decision, Run
from kimchinam.extraction.states import Analysis

"""How far ahead a review date may lie when the deadline is not known."""


class AlreadyDecidedError(RefusedError):
    """Another reviewer was first; `decision` is theirs."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        facts = {
            "who": decision.by.full_name,
            "what": decision.get_judgement_display().lower(),
            "when": decision.at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y"),
        }
        super().__init__(_("%(who)s đã xử lý mục này lúc %(when)s: %(what)s.") % facts)


def check_can_review(user: User, version: Version) -> None:
    check_may(user, Permission.REVIEW_CANDIDATES)
    if not reach(user).covers(version.document.organisation_id) or version.document.secrecy > reach(user).clearance:
        raise NotAllowedError(_("Bạn không duyệt được văn bản này."))


def can_review(user: User, version: Version) -> bool:
    return allowed(check_can_review, user, version)


def check_undecided(candidate: Candidate) -> None:
    """One SQL query. Raises with the name of the person who was first."""
    standing = candidate.decisions.filter(withdrawn_at__isnull=True).select_related("by").first()
    if standing:
        raise AlreadyDecidedError(standing)


def check_seen(candidate: Candidate, seen: Collection[str] | None) -> None:
    """`seen` are the ids of the decisions that had merged something into the item when the person looked; None: nobody did.

    One SQL query. Raises when others are merged now, so that no words are taken or refused unread.
    """
    if seen is None:
        return
    merges = candidate.merged_decisions.select_related("by", "withdrawn_by").order_by("at")
    changes = [_change(merge) for merge in merges if (merge.withdrawn_at is None) != (str(merge.pk) in seen)]
    if changes:
        raise RefusedError(" ".join([*changes, _("Hãy xem lại rồi quyết định.")]))


def _change(merge: Decision) -> str:
    if merge.withdrawn_by:
        facts = {"who": merge.withdrawn_by.full_name, "name": merge}
        return _("%(who)s vừa tách khỏi đây mục “%(name)s”.") % facts
    return _("%(who)s vừa gộp vào đây mục “%(name)s”.") % {"who": merge.by.full_name, "name": merge}


def check_analysed(run: Run) -> None:
    if run.state != Analysis.DONE:
        raise RefusedError(_("Văn bản này chưa phân tích xong."))


def check_passage(content: str, *, start: int, end: int) -> tuple[int, int]:
    """The passage of a text between two characters without the spaces around it."""
    if not 0 <= start < end <= len(content) or not (words := content[start:end]).strip():
        raise RefusedError(_("Đoạn được chọn không nằm trong văn bản."))
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def check_can_analyse_again(user: User, run: Run) -> None:
    check_can_review(user, run.version)
    if run.state != Analysis.FAILED:
        raise RefusedError(_("Chỉ phân tích lại được văn bản đã báo không phân tích được."))


def fault_of_review_day(day: date, *, on: date, within: timedelta) -> str:
    """What is wrong with a review date that is set on a day; empty when nothing is. `within`: how far ahead it may lie."""
    if on <= day <= on + within:
        return ""
    last = (on + within).strftime("%d/%m/%Y")
    return _("Ngày rà soát phải từ hôm nay đến %(last)s.") % {"last": last}

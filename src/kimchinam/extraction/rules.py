"""Who may judge, when an item can be judged, and which days can be given to it."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import VIETNAM
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.documents.models import Version
from kimchinam.extraction.models import Candidate, Decision, Run
from kimchinam.extraction.states import Analysis

LONGEST_REVIEW = timedelta(days=30)
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
        super().__init__(_("%(who)s đã xử lý mục này (%(what)s) lúc %(when)s.") % facts)


def check_can_review(user: User, version: Version) -> None:
    check_may(user, Permission.REVIEW_CANDIDATES)
    if not reach(user).covers(version.document.organisation_id) or version.document.secrecy > reach(user).clearance:
        raise NotAllowedError(_("Bạn không duyệt được văn bản này."))


def can_review(user: User, version: Version) -> bool:
    try:
        check_can_review(user, version)
    except RefusedError:
        return False
    return True


def check_undecided(candidate: Candidate) -> None:
    """One SQL query. Raises with the name of the person who was first."""
    standing = candidate.decisions.filter(withdrawn_at__isnull=True).select_related("by").first()
    if standing:
        raise AlreadyDecidedError(standing)


def check_analysed(run: Run) -> None:
    if run.state != Analysis.DONE:
        raise RefusedError(_("Văn bản này chưa phân tích xong."))


def check_can_analyse_again(user: User, run: Run) -> None:
    check_can_review(user, run.version)
    if run.state != Analysis.FAILED:
        raise RefusedError(_("Chỉ phân tích lại được văn bản đã báo không phân tích được."))


def fault_of_review_day(day: date, *, on: date) -> str:
    """What is wrong with a review date that is set on a day; empty when nothing is."""
    if on <= day <= on + LONGEST_REVIEW:
        return ""
    last = (on + LONGEST_REVIEW).strftime("%d/%m/%Y")
    return _("Ngày rà soát phải từ hôm nay đến %(last)s.") % {"last": last}

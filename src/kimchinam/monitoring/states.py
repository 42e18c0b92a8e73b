from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kimchinam.audit.states import Verb
from kimchinam.base.moves import Moves
from kimchinam.programmes.states import Grade


class Outcome(TextChoices):
    """Where one piece of evidence stands."""

    WAITING = "waiting", _("Chờ nghiệm thu")
    ACCEPTED = "accepted", _("Đã nghiệm thu")
    RETURNED = "returned", _("Đã trả lại")


ACCEPTED_GRADES = (Grade.PASSED, Grade.GOOD, Grade.EXCELLENT)
"""Grades of an acceptance: what failed is returned. Older acceptances may still bear that grade."""

EVIDENCE_KEPT = Verb("evidence.handed_in", _("%(by)s nộp %(name)s"))
ACCEPTED = Verb("evidence.accepted", _("%(by)s nghiệm thu %(name)s, xếp loại: %(grade)s"), choices={"grade": Grade})
RETURNED = Verb("evidence.returned", _("%(by)s trả lại %(name)s: %(reason)s"))

MOVES: Moves = {
    Outcome.WAITING: frozenset({Outcome.ACCEPTED, Outcome.RETURNED}),
    Outcome.ACCEPTED: frozenset(),
    Outcome.RETURNED: frozenset(),
}

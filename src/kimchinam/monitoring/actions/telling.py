"""What every act on a paper does: asks for words, takes the row as it stands now, tells the log and the history of the task."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import Told, record_many
from kimchinam.audit.states import Verb
from kimchinam.base.moves import move
from kimchinam.base.refusals import RefusedError
from kimchinam.monitoring.models import Direction, Extension, Obstacle, Paper
from kimchinam.monitoring.states import MOVES
from kimchinam.notices.actions import settle
from kimchinam.programmes.actions import lock_tasks

Turning = TypeVar("Turning", Extension, Obstacle, Direction)
"""Papers with a state."""
_OF_EVERY_ROW = {"id", "created_at", "secrecy"}
_SAID = ("reason", "text", "answer", "decision")


def said(text: str, otherwise: str = "") -> str:
    """The text without blanks around it; refused with the sentence `otherwise` when nothing is said."""
    if not text.strip():
        raise RefusedError(otherwise or _("Hãy ghi lý do."))
    return text.strip()


def claim(paper: Turning) -> Turning:
    """The paper as it stands now, locked after its task, so that no two people decide about it."""
    (task,) = lock_tasks([paper.task])
    claimed = type(paper)._default_manager.select_for_update().get(pk=paper.pk)
    claimed.task = task
    return claimed


def turn_paper(paper: Turning, to: TextChoices, verb: Verb, *, by: User, in_task: bool = True, **facts: Any) -> None:
    """Move a claimed paper to its next state with these facts, and tell it; `in_task` as for `tell_new`."""
    before = facts_of(paper)
    move(type(paper)._default_manager.filter(pk=paper.pk), to, along=MOVES, **facts)
    settle(paper)
    tell_change(verb, paper, before, by=by, in_task=in_task)


def tell_new(verb: Verb, papers: Sequence[Paper], *, by: User, in_task: bool = True) -> None:
    """Record new papers, all of one act. Not `in_task` where an act on their tasks tells it in their history anyway."""
    record_many(verb, [Told(paper, after=facts_of(paper), words=_words(paper)) for paper in papers], by=by)
    if in_task:
        record_many(verb, [Told(paper.task, words=_words(paper)) for paper in papers], by=by)


def tell_change(verb: Verb, paper: Turning, before: dict[str, Any], *, by: User, in_task: bool = True) -> None:
    """Record what is different by now from the facts `before`. The instance shows it."""
    names = [name for name in before if name != "task"]
    paper.refresh_from_db(fields=names)
    after = facts_of(paper)
    names = [name for name in names if after[name] != before[name]]
    old, new = ({name: facts[name] for name in names} for facts in (before, after))
    told = [Told(paper, old, new, _words(paper))]
    record_many(verb, told + ([Told(paper.task, words=_words(paper))] if in_task else []), by=by)


def facts_of(paper: Paper) -> dict[str, Any]:
    fields = (field for field in paper._meta.concrete_fields if field.name not in _OF_EVERY_ROW)
    return {field.name: getattr(paper, field.attname) for field in fields}


def _words(paper: Paper) -> dict[str, Any]:
    """What the sentences about a paper may say, whichever of it each names."""
    words = {name: getattr(paper, name) for name in _SAID if hasattr(paper, name)}
    if isinstance(paper, Extension):
        words["day"] = f"{paper.granted_due or paper.new_due:%d/%m/%Y}"
    if isinstance(paper, Obstacle) and paper.decider:
        words["decider_name"] = str(paper.decider)
    return words

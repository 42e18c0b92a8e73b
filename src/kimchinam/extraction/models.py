from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import RevocableRow, Row, ended_together
from kimchinam.documents.models import Occurrence, Provision, Version
from kimchinam.extraction.states import TAKEN, Analysis, Judgement, Kind
from vanban import Why


@dataclass(frozen=True, slots=True)
class Body:
    """A unit as the text names it, and the registered unit that is meant, when it is exactly one."""

    name: str
    organisation: str = ""
    """Id, or empty."""
    collective: bool = False
    successor: str = ""
    """What the registered unit is called, where it carries on the work of the one that the text names."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a candidate proposes or a decision says. Days are ISO text; what is not known is empty, never guessed."""

    text: str
    lead: tuple[Body, ...] = ()
    supporting: tuple[Body, ...] = ()
    product: str = ""
    receiver: str = ""
    due_words: str = ""
    due_on: str = ""
    review_on: str = ""
    recurrence: str = ""
    condition: str = ""
    group: str = ""
    number: str = ""
    # Of targets only:
    value: str = ""
    unit: str = ""
    comparator: str = ""
    by: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Item:
        item = {name: value for name, value in data.items() if name in _KNOWN}
        for side in ("lead", "supporting"):
            item[side] = tuple(Body(**body) for body in item.get(side, ()))
        return cls(**{"text": ""} | item)

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of owner and deadline a person must still give before the programme can be issued."""
        owner = len(self.lead) == 1 and self.lead[0].organisation
        dated = self.due_on or self.review_on or self.recurrence or self.condition
        return (*(() if owner else ("lead",)), *(() if dated else ("due",)))

    def joined_with(self, later: Item) -> Item:
        """This item with the words of both, filled where it is silent from the later one."""
        known = {body.name for body in (*self.lead, *self.supporting)}
        more = tuple(body for body in (*later.lead, *later.supporting) if body.name not in known)
        dated = self.due_on or self.recurrence or self.condition or self.review_on
        deadline = self if dated else later
        return replace(
            self,
            text=f"{self.text.rstrip(' .;')}; {later.text}",
            lead=self.lead or later.lead,
            supporting=self.supporting + (more if self.lead else later.supporting),
            product=self.product or later.product,
            receiver=self.receiver or later.receiver,
            due_words=deadline.due_words,
            due_on=deadline.due_on,
            review_on=deadline.review_on,
            recurrence=deadline.recurrence,
            condition=deadline.condition,
        )


_KNOWN = frozenset(field.name for field in fields(Item))


class Run(Row):
    """One analysis of one version by one edition of vanban."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="run")
    state = models.CharField(max_length=10, choices=Analysis.choices, default=Analysis.RUNNING)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=1)
    reference_date = models.DateField(null=True, blank=True)
    reader_version = models.CharField(max_length=20)
    finished_at = models.DateTimeField(null=True, blank=True)
    marks = models.JSONField(default=dict)
    """Places to highlight: {"organisations": [[start, end]], "deadlines": [[start, end]]}"""

    def __str__(self) -> str:
        return str(self.version.document)


class Candidate(Row):
    """An item that the machine proposes, or that a person took from the text: never a task until somebody decides."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="candidates")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.SET_NULL, null=True, blank=True, related_name="candidates"
    )
    fields = models.JSONField(default=dict)
    """What is proposed, in the form of `Item.to_json()`."""
    rule = models.CharField(max_length=300, blank=True)
    """Which rule of `vanban.Why` found it; empty for what a person added. In old rows a whole sentence."""
    rule_words = models.CharField(max_length=300, blank=True)
    """The words of the text on which the rule fired."""

    class Meta:
        ordering = ["run", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["run", "sequence"], name="candidate_sequence"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="candidate_span"),
        ]

    def __str__(self) -> str:
        return str(self.fields.get("text", ""))[:200]

    @property
    def item(self) -> Item:
        return Item.from_json(self.fields)

    @property
    def why(self) -> Why:
        return Why(self.rule, self.rule_words)


class Decision(Row):
    """A named person's judgement of a candidate. At most one stands at a time; a withdrawn one is kept."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="decisions")
    judgement = models.CharField(max_length=10, choices=Judgement.choices)
    fields = models.JSONField(default=dict)
    """The item as decided; same form as the candidate's."""
    into = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="merged_decisions"
    )
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    in_use = models.BooleanField(default=False)
    """A room downstream has made something of it, and nobody withdraws it while that stands."""

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate"], condition=Q(withdrawn_at__isnull=True), name="one_standing_decision"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="decision_withdrawn_together",
            ),
            models.CheckConstraint(
                condition=Q(in_use=False) | Q(withdrawn_at__isnull=True, judgement__in=sorted(TAKEN)),
                name="only_taken_items_in_use",
            ),
            models.CheckConstraint(
                condition=~Q(judgement=Judgement.REFUSED) | ~Q(reason=""), name="refusal_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.MERGED, into__isnull=False)
                | (~Q(judgement=Judgement.MERGED) & Q(into__isnull=True)),
                name="merged_into_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.fields.get("text", ""))[:200]

    @property
    def item(self) -> Item:
        return Item.from_json(self.fields)


class NoTask(RevocableRow):
    """A person's word that a provision needs no task; it counts as covered."""

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="no_tasks")
    reason = models.CharField(max_length=500, blank=True)
    """Empty only in words that were given before a reason was asked for."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provision"], condition=Q(ended_at=None), name="no_task_once"),
            ended_together("no_task_ended_together"),
        ]

    def __str__(self) -> str:
        return str(self.provision)

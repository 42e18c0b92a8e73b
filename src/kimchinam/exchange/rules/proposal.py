"""What a row says as a task, and what is wrong with it, as the database keeps both."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from kimchinam.exchange.states import UNFINISHED, Choice, Claim, Fault, RowKind
from kimchinam.monitoring.rules import EARLIEST_PAPER


@dataclass(frozen=True, slots=True)
class Proposal:
    """Days as ISO text, units by id; "" where the row is silent."""

    number: str = ""
    name: str = ""
    group: str = ""
    lead: str = ""
    supporting: tuple[str, ...] = ()
    product_kind: str = ""
    product: str = ""
    receiver: str = ""
    issued_on: str = ""
    due_on: str = ""
    due_words: str = ""
    review_on: str = ""
    recurrence: str = ""
    condition: str = ""
    claim: str = Claim.NONE.value
    done_on: str = ""
    evidence_number: str = ""
    evidence_on: str = ""
    evidence_to: str = ""
    task: str = ""
    """A task that is here already and which this row speaks of."""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Proposal":
        return cls(**{**kept, "supporting": tuple(kept.get("supporting", ()))})

    def kept(self) -> dict[str, Any]:
        return asdict(self) | {"supporting": list(self.supporting)}

    @property
    def has_evidence(self) -> bool:
        return bool(self.evidence_number and self.evidence_on and self.evidence_to)

    def brings_evidence(self, on: date) -> bool:
        """Whether a reviewer has something to look at on a day: a whole paper with a day that a paper can have, of work that
        the register does not itself call unfinished."""
        if not self.has_evidence or self.claim in UNFINISHED:
            return False
        return EARLIEST_PAPER <= date.fromisoformat(self.evidence_on) <= on


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be meant, as a value that `correct` takes, and as people read it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """A fault of one row. `key` is the same for rows that one answer mends; `words` are those of the register."""

    code: Fault
    words: str = ""
    key: str = ""
    offers: tuple[Offer, ...] = ()

    def kept(self) -> dict[str, Any]:
        return {
            "code": self.code.value,
            "words": self.words,
            "key": self.key,
            "offers": [[offer.value, offer.label] for offer in self.offers],
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """A row after it was read with the columns, the dictionary and the answers of today."""

    kind: RowKind
    proposal: Proposal = Proposal()
    faults: Sequence[Found] = ()
    choice: Choice = Choice.TAKE
    claims_done: bool = False


@dataclass(slots=True)
class Written:
    """The words of one task, which may stand in several rows: by field; `answers` of a person go before them."""

    number: int
    place: int
    """As `BatchRow.place`."""
    words: dict[str, str]
    group: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    """Every text of those rows, also of columns that hold no field."""

    def get(self, name: str) -> str:
        return self.words.get(name, "").strip()

    def keeps(self, code: Fault, key: str) -> bool:
        """Whether a person said of this fault of these words that it is as it stands."""
        return [code.value, key] in self.answers.get("keep", ())

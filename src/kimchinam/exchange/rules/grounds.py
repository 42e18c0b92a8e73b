"""What the rows of a register are judged by."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from kimchinam.base.states import Secrecy
from kimchinam.exchange.rules.proposal import Written
from kimchinam.exchange.rules.units import UnitBook
from kimchinam.exchange.states import Field
from kimchinam.regulations.rules import BUILT_IN


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task that is here, as far as a row can say the same of it: the text of each field as it is exported.

    `shown` is empty for one that is more secret than the register: whoever sees the register would see it.
    """

    id: str
    shown: Mapping[Field, str]


@dataclass
class Context:
    """All that a row is judged by. `days`, `states`: the dictionary by folded words."""

    units: UnitBook
    on: date
    term_from: date
    term_to: date
    review_until: date
    """The last day on which a task without any day may be looked at again."""
    secrecy: int = Secrecy.OPEN
    issued_on: date | None = None
    days: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=lambda: BUILT_IN)
    """Kinds of product by their names."""
    before_counts: bool = True
    """Whether a day is in time where words say "trước" it."""
    by_code: Mapping[str, KnownTask] = field(default_factory=dict)
    here: Set[tuple[str, str, str]] = frozenset()
    """Of the tasks that are here already: name, id of the lead, deadline as ISO text."""
    seen: dict[tuple[str, ...], Written] = field(default_factory=dict)
    """The first row that was judged, by the words that make others the same."""

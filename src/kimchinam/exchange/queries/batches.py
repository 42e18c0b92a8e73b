"""Registers, their rows, and the faults of the rows in groups that one answer mends."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.rules import Proposal, plain
from kimchinam.exchange.states import BatchState, Choice, Claim, Fault, Field, RowKind, Stay


def batches_visible_to(user: User) -> QuerySet[Batch]:
    """Registers of the units in a person's reach, up to his clearance."""
    mine = reach(user)
    batches = Batch.objects.filter(secrecy__lte=mine.clearance).select_related("organisation", "by", "programme")
    return batches if mine.everything else batches.filter(organisation__among=mine.organisations)


def waiting(at: datetime) -> QuerySet[Batch]:
    """What the reader may take up: new, or left by a reader that gave no sign of life until `at`."""
    left = Q(state=BatchState.READING, claimed_until__lt=at)
    return Batch.objects.filter(Q(state=BatchState.UPLOADED) | left).order_by("created_at", "id")


def same_file_before(batch: Batch, user: User) -> QuerySet[Batch]:
    """Registers of the same bytes that were taken over and stand."""
    return batches_visible_to(user).filter(file=batch.file_id, state=BatchState.COMMITTED).exclude(pk=batch.pk)


def rows_of(batch: Batch) -> QuerySet[BatchRow]:
    return batch.rows.filter(kind=RowKind.TASK)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that one answer mends: the same fault of the same words."""

    code: Fault
    key: str
    words: str
    count: int
    offers: tuple[tuple[str, str], ...]
    """(value, label) of what may be meant, the likeliest first."""
    is_secret: bool
    """All of its rows hold a word of secrecy for which nobody has answered yet."""


def groups_of(batch: Batch) -> list[Group]:
    """In the order of `states.Fault`, the largest first. One SQL query."""
    counts: Counter[tuple[str, str]] = Counter()
    open_ones: set[tuple[str, str]] = set()
    first: dict[tuple[str, str], tuple[str, tuple[tuple[str, str], ...]]] = {}
    for faults in rows_of(batch).values_list("faults", flat=True):
        is_secret = any(fault["code"] == Fault.SECRET_WORD for fault in faults)
        for code, key, words, offers in {(fault["code"], fault["key"]): _told(fault) for fault in faults}.values():
            counts[code, key] += 1
            open_ones |= set() if is_secret else {(code, key)}
            first.setdefault((code, key), (words, offers))
    order = {code.value: place for place, code in enumerate(Fault)}
    ranked = sorted(counts.items(), key=lambda one: (order[one[0][0]], -one[1], first[one[0]][0]))
    return [
        Group(Fault(code), key, first[code, key][0], count, first[code, key][1], (code, key) not in open_ones)
        for (code, key), count in ranked
    ]


def _told(fault: dict[str, object]) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    offers = tuple((str(value), str(label)) for value, label in fault["offers"])  # type: ignore[attr-defined]
    return str(fault["code"]), str(fault["key"]), str(fault["words"]), offers


def rows_with(batch: Batch, *, code: str, key: str | None = None) -> list[BatchRow]:
    """Rows with a fault, of any words or of those of a key. One SQL query: the engines look into JSON differently."""
    return [
        row
        for row in rows_of(batch)
        if any(fault["code"] == code and key in (None, fault["key"]) for fault in row.faults)
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What a register writes of the state of its tasks, and what it is taken to claim."""

    key: str
    words: str
    count: int
    claim: Claim


def states_of(batch: Batch) -> list[Said]:
    """Every way of writing a state, the most frequent first. One SQL query."""
    found: dict[str, tuple[str, Claim]] = {}
    counts: Counter[str] = Counter()
    for row in rows_of(batch):
        if (words := state_in(row, batch)) and not row.proposal.get("task"):
            counts[plain(words)] += 1
            found.setdefault(plain(words), (words, Claim(row.proposal["claim"])))
    return [Said(key, found[key][0], count, found[key][1]) for key, count in counts.most_common()]


def rows_saying(batch: Batch, key: str) -> list[BatchRow]:
    """Rows that write their state so. One SQL query."""
    return [row for row in rows_of(batch) if plain(state_in(row, batch)) == key]


def state_in(row: BatchRow, batch: Batch) -> str:
    return written_in(row, batch, Field.STATE)


def written_in(row: BatchRow, batch: Batch, field: Field) -> str:
    """What a row itself writes in the column of a field; "" without such a column."""
    column = str(batch.mapping.get(field, ""))
    return " ".join(row.original["cells"].get(column, "").split())


def tallies_of(batch: Batch) -> dict[str, int]:
    """How many rows are no tasks, by their kind, and how many tasks there are of each choice. They sum to all rows."""
    tally: Counter[str] = Counter()
    for kind, choice in batch.rows.values_list("kind", "choice"):
        tally[choice if kind == RowKind.TASK else kind] += 1
    return dict(tally)


def rows_left(batch: Batch) -> QuerySet[BatchRow]:
    """Rows of a register that was taken over which stayed behind: nobody leads them, or they wait for a word."""
    return rows_of(batch).filter(choice__in=(Choice.LEFT, Choice.ASK))


def stay_of(row: BatchRow) -> Stay:
    """Why a row stays behind, or waits."""
    return next((stay for stay in Stay if stay != Stay.NO_OWNER and row.has(Fault(stay.value))), Stay.NO_OWNER)


def stays_of(rows: Iterable[BatchRow]) -> list[tuple[Stay, int]]:
    """How many of these rows stay behind for which reason, each counted once."""
    counts = Counter(stay_of(row) for row in rows)
    return [(stay, counts[stay]) for stay in Stay if counts[stay]]


def rows_with_papers(batch: Batch, *, on: date) -> list[BatchRow]:
    """Rows whose task was issued and waits for a result, while the register shows one. One SQL query."""
    at_work = rows_of(batch).filter(
        task__received_on__isnull=False, task__handed_in_on__isnull=True, task__closed_on__isnull=True
    )
    rows = at_work.filter(task__return_count=0).select_related("task__programme__document")
    return [row for row in rows if Proposal.of(row.proposal).brings_evidence(on)]

"""What became of the words of a register, as its history tells it. Words of a row that may be secret are told nowhere."""

from collections.abc import Iterable, Mapping
from typing import Any

from kimchinam.base.ids import id_in
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries import units_named_in, written_in
from kimchinam.exchange.rules import Proposal
from kimchinam.exchange.states import CHOICE, SAME, SECRET, Fault, Field
from kimchinam.organisations.models import Organisation

Change = dict[str, Any]
"""As `states.what_became` reads it."""
_LONGEST, _MOST = 120, 20
_POINTING = (Fault.DUPLICATE_OF_ROW, Fault.DUPLICATE_OF_TASK)
"""Faults that one answer mends whatever the rows are: these are told by their names."""


def changes_of_words(rows: Iterable[BatchRow], fault: Fault, meant: Mapping[str, str | None]) -> list[Change]:
    """`rows` with their faults before they were mended; `meant`: by the key of the fault, None for what stays as it is."""
    told: dict[tuple[str, str], Change] = {}
    for row in rows:
        found = () if row.has(Fault.SECRET_WORD) else row.faults
        for one in (one for one in found if one["code"] == fault and one["key"] in meant):
            words = row.name if fault in _POINTING else one["words"]
            after = meant[one["key"]]
            told.setdefault((one["key"], words if fault in _POINTING else ""), _change(words, after))
    changes = list(told.values())
    more = [{"more": len(changes) - _MOST}] if changes[_MOST:] else []
    hidden = [{"note": SECRET}] if meant.keys() - {key for key, _words in told} else []
    return changes[:_MOST] + more + hidden


def _change(before: str, after: str | None) -> Change:
    return {"before": _cut(before)} | ({} if after is None else {"after": _cut(after)})


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def words_of(row: BatchRow, batch: Batch) -> dict[str, str] | None:
    """What a row says of each field that a person can mend in it alone; None where it may be secret. One SQL query."""
    if row.has(Fault.SECRET_WORD):
        return None
    said = Proposal.of(row.proposal)
    names = units_named_in([said])
    return {
        Field.NAME.value: said.name,
        Field.LEAD.value: names.get(said.lead) or written_in(row, batch, Field.LEAD),
        Field.SUPPORTING.value: "; ".join(names[pk] for pk in said.supporting if pk in names),
        Field.PRODUCT.value: said.product,
        Field.DUE.value: in_words(said.due_on) or said.due_words,
        CHOICE: row.choice,
    }


def changes_of_row(before: Mapping[str, str] | None, after: Mapping[str, str] | None) -> list[Change]:
    """Both as `words_of` says them."""
    if before is None or after is None:
        return [{"note": SECRET}]
    changed = [name for name in after if before[name] != after[name]]
    return [{"field": name, **_change(before[name], after[name])} for name in changed] or [{"note": SAME}]


def in_words(value: str) -> str:
    """A unit by its name, a day as dd/mm/yyyy; a code stays one."""
    if id_in(value):
        return str(Organisation.objects.filter(pk=value).first() or value)
    year, _dash, rest = value.partition("-")
    month, _dash, day = rest.partition("-")
    return f"{day}/{month}/{year}" if day else value

"""A register comes in: kept by its bytes, then read by the worker."""

from typing import IO

from django.db import transaction
from django.db.models import F

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import now
from kimchinam.base.moves import move
from kimchinam.base.states import Secrecy
from kimchinam.base.work import LEASE
from kimchinam.documents.actions import keep_bytes
from kimchinam.exchange.actions.previewing import preview
from kimchinam.exchange.models import Batch, BatchRow
from kimchinam.exchange.queries import mapping_before, waiting
from kimchinam.exchange.rules import MOST_ROWS, Line, Register, check_can_import, match_columns
from kimchinam.exchange.states import MOVES, RECEIVED, BatchState, Field
from kimchinam.organisations.models import Organisation
from vanban import UnreadableError


def receive_register(
    *,
    by: User,
    stream: IO[bytes],
    file_name: str,
    organisation: Organisation | None = None,
    secrecy: int = Secrecy.OPEN,
) -> Batch:
    """Keep the file of a unit's register (by default the unit the person acts for); the worker will read it."""
    organisation = organisation or by.acting_for
    check_can_import(by, organisation_id=organisation.pk if organisation else None, secrecy=secrecy)
    assert organisation is not None  # the check refuses its absence
    file = keep_bytes(stream)
    with transaction.atomic():
        batch = Batch.objects.create(
            file=file, file_name=file_name[:255], organisation=organisation, by=by, secrecy=secrecy
        )
        record(RECEIVED, batch, by=by, after={"file_name": batch.file_name, "sha256": file.sha256, "secrecy": secrecy})
    return batch


def claim_register() -> Batch | None:
    """Take one waiting register for this worker, until the lease runs out; None when nothing waits."""
    batch = waiting(now()).select_related("file", "organisation", "by").first()
    if batch is None:
        return None
    mine = waiting(now()).filter(pk=batch.pk)
    if not move(mine, BatchState.READING, along=MOVES, claimed_until=now() + LEASE, attempts=F("attempts") + 1):
        return None
    batch.refresh_from_db(fields=["state", "attempts", "claimed_until"])
    return batch


@transaction.atomic
def keep_rows(batch: Batch, *, register: Register, hidden: int) -> bool:
    """Store the head and every row as it was written, and what the columns probably hold. False when another worker was faster.

    The rows are judged at once when the column of the tasks was recognised, else a person names it first: nobody is shown a
    question that has its answer.
    """
    batch.headers = [[column, text] for column, text in sorted(register.labels.items())]
    batch.fingerprint = register.fingerprint
    batch.mapping = mapping_before(batch) or {
        field.value: column for field, column in match_columns(register.labels).items()
    }
    lines = register.lines[:MOST_ROWS]
    batch.left_out = {"hidden": hidden, "tables": register.other_tables, "rows": len(register.lines) - len(lines)}
    facts = {name: getattr(batch, name) for name in ("headers", "fingerprint", "mapping", "left_out")}
    this = Batch.objects.filter(pk=batch.pk)
    if not move(this, BatchState.READ, along=MOVES, claimed_until=None, **facts):
        return False
    BatchRow.objects.bulk_create(
        BatchRow(batch=batch, number=number, original=_original(line)) for number, line in enumerate(lines, start=1)
    )
    batch.refresh_from_db(fields=["state"])
    if Field.NAME in batch.mapping:
        preview(batch, by=batch.by)
    return True


def _original(line: Line) -> dict[str, object]:
    merged = {str(column): list(span) for column, span in (line.spans or {}).items() if span != (1, 1)}
    cells = {str(column): text for column, text in sorted(line.cells.items())}
    return {"cells": cells, "above": sorted(line.above), "spans": merged, "row": line.sheet_row}


def fail_register(batch: Batch, *, reason: UnreadableError) -> None:
    """Close a claimed register that cannot be read; the file stays, with the reason beside it."""
    move(
        Batch.objects.filter(pk=batch.pk),
        BatchState.FAILED,
        along=MOVES,
        claimed_until=None,
        reason_vi=reason.vi,
        reason_en=reason.en,
    )

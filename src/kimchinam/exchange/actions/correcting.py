"""One answer for every row that has the same fault, and the dictionary that spares it the next time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.states import Verb
from kimchinam.base.clock import today
from kimchinam.base.ids import id_in
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.rules import TOP_SECRET_REFUSED
from kimchinam.exchange.actions.previewing import lock_batch, preview, rewrite
from kimchinam.exchange.actions.telling import changes_of_row, changes_of_words, in_words, words_of
from kimchinam.exchange.models import Batch, BatchRow, Correction
from kimchinam.exchange.queries import rows_saying, rows_with, states_of
from kimchinam.exchange.rules import can_be_remembered, check_can_import, check_can_prepare, plain
from kimchinam.exchange.rules.answers import DAY_FAULTS, KEPT_AS_WRITTEN, NEVER_TAKEN, OWNER_FAULTS, WORDS_FAULTS
from kimchinam.exchange.states import (
    CHOSEN,
    CORRECTED,
    FORGOTTEN,
    KEPT,
    REMEMBERED,
    ROW_MENDED,
    STATE_EXPLAINED,
    Choice,
    Claim,
    Fault,
    Kind,
)
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.rules import check_deadline, check_review_day
from kimchinam.regulations.queries import thresholds_on


@transaction.atomic
def mend_alike(batch: Batch, *, by: User, code: str, key: str, value: str, remember: bool = False) -> int:
    """Give every row with this fault of these words the unit or the day that was meant. Returns how many rows.

    With `remember` the dictionary of the office keeps it; a fault that lies not in the words cannot be remembered.
    """
    fault, rows = _begin(batch, by, code, key)
    if fault == Fault.OWNER_UNKNOWN:
        _explain(batch, by, Kind.UNIT, key, rows, _unit(value), remember=remember)
    elif fault in OWNER_FAULTS:
        value = _unit(value)
        _answer(rows, {"lead": value})
    elif fault in DAY_FAULTS:
        value = _day(value, fault)
        _answer(rows, {DAY_FAULTS[fault].value: value})
        if remember and fault in WORDS_FAULTS:
            _explain(batch, by, Kind.DAY, key, rows, value, remember=True)
    else:
        raise RefusedError(_("Lỗi này không sửa bằng một giá trị được."))
    return _end(batch, by, CORRECTED, fault, rows, {key: in_words(value)})


@transaction.atomic
def take_only_offers(batch: Batch, *, by: User, code: str) -> int:
    """Give every row with this fault, of whatever words, what is offered for them, where that is one thing only."""
    fault, rows = _begin(batch, by, code, None)
    if fault not in (*DAY_FAULTS, Fault.OWNER_UNKNOWN):
        raise RefusedError(_("Lỗi này không sửa bằng một giá trị được."))
    clear = [(row, one) for row in rows for one in row.faults if one["code"] == code and len(one["offers"]) == 1]
    mended = list({row.pk: row for row, _one in clear}.values())
    if not mended:
        raise RefusedError(_("Không có cách ghi nào chỉ có một đề xuất."))
    if fault == Fault.OWNER_UNKNOWN:
        for key, value in {one["key"]: one["offers"][0][0] for _row, one in clear}.items():
            _explain(batch, by, Kind.UNIT, key, mended, _unit(value), remember=False)
    else:
        for kept, one in clear:
            kept.answers = kept.answers | {DAY_FAULTS[fault].value: _day(one["offers"][0][0], fault)}
        _save(mended)
    return _end(batch, by, CORRECTED, fault, mended, {one["key"]: one["offers"][0][1] for _row, one in clear})


@transaction.atomic
def keep_alike(batch: Batch, *, by: User, code: str, key: str) -> int:
    """Say of every row with this fault of these words that it is right as it stands. Returns how many rows."""
    fault, rows = _begin(batch, by, code, key)
    if fault not in KEPT_AS_WRITTEN:
        raise RefusedError(_("Lỗi này không giữ nguyên được."))
    if fault == Fault.SECRET_WORD and "tuyet mat" in plain(key):
        raise RefusedError(str(TOP_SECRET_REFUSED))
    said = [fault.value, key]
    for kept in rows:
        keeps = kept.answers.get("keep", [])
        kept.answers = kept.answers | {"keep": [one for one in keeps if one != said] + [said]}
    _save(rows)
    return _end(batch, by, KEPT, fault, rows, {key: None})


@transaction.atomic
def choose_alike(batch: Batch, *, by: User, code: str, key: str, choice: str) -> int:
    """Take or leave out every row with this fault of these words. Returns how many rows."""
    fault, rows = _begin(batch, by, code, key)
    if choice not in (Choice.TAKE, Choice.SKIP):
        raise RefusedError(_("Hãy chọn nhập hay bỏ qua."))
    if choice == Choice.TAKE and fault in NEVER_TAKEN:
        raise RefusedError(_("Các dòng này không nhập thẳng được."))
    _answer(rows, {"choice": choice})
    return _end(batch, by, CHOSEN, fault, rows, {key: None}, choice=choice)


@transaction.atomic
def mend_row(
    row: BatchRow,
    *,
    by: User,
    name: str = "",
    lead: str = "",
    due: str = "",
    choice: str = "",
    supporting: Sequence[str] | None = None,
    product: str | None = None,
) -> None:
    """Say of one row alone what is to be done, who leads and supports, what is made by when, or whether it is taken. What is
    empty stays as it was; `supporting` and `product` may be emptied, so they stay where they are None."""
    batch = row.batch
    lock_batch(batch)
    check_can_prepare(by, batch)
    row.refresh_from_db()
    before = words_of(row, batch)
    day = due and _day(due, Fault.NO_DATE)
    told = _filled({"name": " ".join(name.split()), "choice": choice, "lead": lead and _unit(lead), "due": day})
    told |= _may_be_empty(supporting, product)
    if not told:
        raise RefusedError(_("Hãy ghi điều cần sửa của dòng này, hoặc chọn có nhập dòng này hay không."))
    _answer([row], told)
    preview(batch, by=by)
    row.refresh_from_db()
    if choice == Choice.TAKE and any(row.has(code) for code in NEVER_TAKEN):
        raise RefusedError(_("Các dòng này không nhập thẳng được."))
    became = changes_of_row(before, words_of(row, batch))
    record(ROW_MENDED, batch, by=by, words={"number": row.place, "became": became})


def _may_be_empty(supporting: Sequence[str] | None, product: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {} if supporting is None else {"supporting": [_unit(one) for one in supporting]}
    return told if product is None else told | {"product": " ".join(product.split())[:500]}


def _filled(said: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value}


def _begin(batch: Batch, by: User, code: str, key: str | None) -> tuple[Fault, list[BatchRow]]:
    lock_batch(batch)
    check_can_prepare(by, batch)
    rows = rows_with(batch, code=code, key=key) if code in Fault.values else []
    if not rows:
        raise RefusedError(_("Không còn dòng nào có lỗi này. Hãy tải lại trang."))
    return Fault(code), rows


def _end(
    batch: Batch,
    by: User,
    verb: Verb,
    fault: Fault,
    rows: Sequence[BatchRow],
    meant: Mapping[str, str | None],
    **words: str,
) -> int:
    """`meant` as `changes_of_words` takes it: the rows still hold their faults from before."""
    preview(batch, by=by)
    became = changes_of_words(rows, fault, meant)
    record(verb, batch, by=by, words={"rows": len(rows), "fault": fault.value, "became": became, **words})
    return len(rows)


def _answer(rows: Iterable[BatchRow], answers: dict[str, Any]) -> None:
    rows = list(rows)
    for kept in rows:
        kept.answers = kept.answers | answers
    _save(rows)


def _save(rows: list[BatchRow]) -> None:
    rewrite(rows, ["answers"])


@transaction.atomic
def explain_state(batch: Batch, *, by: User, key: str, claim: str, remember: bool = False) -> int:
    """Say what a word of the register claims of the work. Returns how many rows say it."""
    lock_batch(batch)
    check_can_prepare(by, batch)
    said = next((one for one in states_of(batch) if one.key == key), None)
    if said is None:
        raise RefusedError(_("Không còn dòng nào ghi như vậy. Hãy tải lại trang."))
    if claim not in Claim.values:
        raise RefusedError(_("Hãy chọn một nghĩa."))
    is_secret = all(row.has(Fault.SECRET_WORD) for row in rows_saying(batch, key))
    _check_may_be_known(batch, is_secret=is_secret, remember=remember)
    _keep(batch, by, Kind.STATE, key, said.words, claim, remember=remember)
    preview(batch, by=by)
    record(STATE_EXPLAINED, batch, by=by, words={"written": "…" if is_secret else said.words[:300], "meant": claim})
    return said.count


def _explain(batch: Batch, by: User, kind: Kind, key: str, rows: list[BatchRow], value: str, *, remember: bool) -> None:
    written = next(fault["words"] for row in rows for fault in row.faults if fault["key"] == key)
    _check_may_be_known(batch, is_secret=all(row.has(Fault.SECRET_WORD) for row in rows), remember=remember)
    _keep(batch, by, kind, key, written, value, remember=remember)


def _check_may_be_known(batch: Batch, *, is_secret: bool, remember: bool) -> None:
    """The dictionary of an office is open to all who work on its registers, whatever they are cleared for."""
    if remember and (is_secret or batch.secrecy):
        raise RefusedError(
            _("Từ điển không nhớ chữ của sổ mật, hoặc của dòng chưa rõ có mật hay không. Hãy sửa mà không nhớ.")
        )


def _keep(batch: Batch, by: User, kind: Kind, key: str, written: str, value: str, *, remember: bool) -> None:
    """A line of the dictionary: of the office, or for this register alone."""
    if not can_be_remembered(kind, key):
        raise RefusedError(
            _("Từ điển chỉ nhớ cách ghi ngắn gọn, và ngày có đủ năm. Hãy sửa mà không nhớ, hoặc sửa riêng từng dòng.")
        )
    line, _is_new = Correction.objects.update_or_create(
        organisation=batch.organisation,
        batch=None if remember else batch,
        kind=kind.value,
        key=key,
        defaults={"written": written[:300], "value": value, "by": by},
    )
    if remember:
        record(
            REMEMBERED, line, by=by, after={"value": value}, words={"written": line.written, "meant": in_words(value)}
        )


def _unit(value: str) -> str:
    pk = id_in(value)
    if pk is None or not Organisation.objects.living(today()).filter(pk=pk).exists():
        raise RefusedError(_("Hãy chọn một đơn vị trong cây tổ chức."))
    return str(pk)


def _day(value: str, fault: Fault) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise RefusedError(_("Hãy chọn một ngày.")) from None
    check_deadline(day)
    if fault == Fault.REVIEW_UNFIT:
        check_review_day(day, on=today(), by=thresholds_on(today()))
    return day.isoformat()


@transaction.atomic
def forget_correction(line: Correction, *, by: User) -> None:
    """Take a line out of the dictionary; registers that were taken over stay as they are."""
    check_can_import(by, organisation_id=line.organisation_id)
    record(FORGOTTEN, line, by=by, before={"value": line.value}, after={"value": None}, words={"written": line.written})
    line.delete()

"""Registers for tests, brought in through the real actions and read by the real worker."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kimchinam.accounts.models import User
from kimchinam.base.work import run_until_idle
from kimchinam.exchange.actions import mend_alike, receive_register
from kimchinam.exchange.models import Batch, BatchRow, Correction
from kimchinam.exchange.queries import rows_of
from kimchinam.exchange.states import Fault
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED, Office
from tests.exchange.registers import COMMUNES, DEPARTMENTS

HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Tình trạng", "Minh chứng", "Ngày minh chứng", "Nơi nhận báo cáo")
PLAIN = ("Sửa trạm bơm Cồn Lá", "Sở Tài chính", "20/12/2026")
"""A row without a fault."""
UNPROVED = ("Sửa trạm bơm Cồn Lá", "Sở Tài chính", "20/12/2025", "Hoàn thành")
PROVED = ("Đo lại tuyến kè Bãi Sim", "Sở Y tế", "20/06/2026", "Hoàn thành", "15/BC-SYT", "18/06/2026", "UBND tỉnh")


def found_units(root: Organisation) -> None:
    """Every unit that the invented register names and that is not there yet."""
    there = set(Organisation.objects.values_list("name", flat=True))
    for name in (*DEPARTMENTS, *COMMUNES):
        if name not in there:
            kind = Kind.COMMUNE if name in COMMUNES else Kind.DEPARTMENT
            found_organisation(by=None, name=name, kind=kind, parent=root, valid_from=FOUNDED)


def sheet(*rows: Sequence[object], head: Sequence[str] = HEAD) -> bytes:
    """A workbook of a head and rows; the number of each row is put before it."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)  # a new workbook has one
    for cells in (head, *((number, *row) for number, row in enumerate(rows, start=1))):
        page.append(list(cells))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def sent(office: Office, data: bytes, *, file_name: str = "so-theo-doi.xlsx", **about: Any) -> Batch:
    """As the clerk sends it."""
    return receive_register(by=office.clerk, stream=BytesIO(data), file_name=file_name, **about)


def received(office: Office, data: bytes, **about: Any) -> Batch:
    """As the clerk sends it and the worker reads it."""
    batch = sent(office, data, **about)
    run_until_idle()
    batch.refresh_from_db()
    return batch


def batch_of(office: Office, *rows: Sequence[object], **about: Any) -> Batch:
    return received(office, sheet(*(rows or (PLAIN,))), **about)


def row_at(batch: Batch, place: int) -> BatchRow:
    """The task row at a place, from 0."""
    return list(rows_of(batch).order_by("number"))[place]


def codes_of(row: BatchRow) -> set[Fault]:
    return {Fault(fault["code"]) for fault in row.faults}


def remembered(batch: Batch, *, by: User) -> Correction:
    """The only unknown unit of a register, explained for registers to come as the unit that keeps it."""
    key = next(fault["key"] for row in rows_of(batch) for fault in row.faults if fault["code"] == Fault.OWNER_UNKNOWN)
    value = str(batch.organisation_id)
    mend_alike(batch, by=by, code=Fault.OWNER_UNKNOWN, key=key, value=value, remember=True)
    return Correction.objects.get(key=key)

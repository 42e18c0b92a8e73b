"""The columns of an exported register: the same names in the same order for ever, in the language of the papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from kimchinam.base.states import Secrecy
from kimchinam.exchange.states import Field
from kimchinam.monitoring.models import Evidence
from kimchinam.programmes.models import Task
from kimchinam.programmes.queries import supporting_of
from kimchinam.programmes.rules import alarm, status
from kimchinam.programmes.states import Alarm
from kimchinam.regulations.rules import Thresholds

Cell = str | date | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """`field`: what an import reads of it; None for what only follows from other facts. `width` in characters."""

    key: str
    label: str
    width: int
    field: Field | None = None


COLUMNS = (
    Column("code", "Mã", 38, Field.CODE),
    Column("programme", "Chương trình", 24),
    Column("order", "TT", 6, Field.NUMBER),
    Column("group", "Nhóm", 24, Field.GROUP),
    Column("name", "Nhiệm vụ", 60, Field.NAME),
    Column("lead", "Chủ trì", 26, Field.LEAD),
    Column("supporting", "Phối hợp", 26, Field.SUPPORTING),
    Column("product_kind", "Loại sản phẩm", 14, Field.PRODUCT_KIND),
    Column("product", "Sản phẩm", 30, Field.PRODUCT),
    Column("receiver", "Cấp nhận", 24, Field.RECEIVER),
    Column("received_on", "Ngày nhận việc", 13),
    Column("due_on", "Thời hạn", 12, Field.DUE),
    Column("due_words", "Nguyên văn thời hạn", 22, Field.DUE_WORDS),
    Column("review_on", "Ngày rà soát", 12, Field.REVIEW),
    Column("recurrence", "Định kỳ", 14, Field.RECURRENCE),
    Column("condition", "Chờ điều kiện", 22, Field.CONDITION),
    Column("status", "Tình trạng", 22, Field.STATE),
    Column("alarm", "Mức cảnh báo", 14),
    Column("handed_in_on", "Ngày nộp kết quả", 15),
    Column("closed_on", "Ngày nghiệm thu", 15),
    Column("grade", "Xếp loại", 12),
    Column("return_count", "Số lần trả lại", 12),
    Column("evidence", "Văn bản kết quả", 20, Field.EVIDENCE),
    Column("evidence_on", "Ngày văn bản kết quả", 18, Field.EVIDENCE_DAY),
    Column("evidence_to", "Nơi nhận văn bản kết quả", 26, Field.EVIDENCE_TO),
    Column("secrecy", "Độ mật", 10, Field.SECRECY),
)
SAID = (
    Field.GROUP, Field.NAME, Field.LEAD, Field.SUPPORTING, Field.PRODUCT_KIND, Field.PRODUCT, Field.RECEIVER, Field.DUE,
    Field.DUE_WORDS, Field.REVIEW, Field.RECURRENCE, Field.CONDITION,
)  # fmt: skip
"""Fields in which a row of our own export is compared with its task."""


def cells_of(task: Task, *, on: date, by: Thresholds, evidence: Evidence | None = None) -> dict[str, Cell]:
    """What the export says of a task on a day, by the key of the column. No SQL query for tasks read with `for_list`."""
    with translation.override("vi"):
        return _said(task) | _stood(task, on, by) | _proved(evidence)


def _said(task: Task) -> dict[str, Cell]:
    return {
        "code": str(task.pk),
        "programme": _line(task.programme.number or task.programme.title),
        "order": task.order,
        "group": _line(task.group),
        "name": _line(task.name),
        "lead": _line(task.lead.name) if task.lead else "",
        "supporting": "; ".join(sorted(_line(unit.name) for unit in supporting_of(task))),
        "product_kind": task.get_product_kind_display() if task.product_kind else "",
        "product": _line(task.product),
        "receiver": _line(task.receiver),
        "received_on": task.received_on,
        "due_on": task.due_on,
        "due_words": _line(task.due_words),
        "review_on": task.review_on,
        "recurrence": task.recurrence_words if task.recurrence else "",
        "condition": _line(task.condition),
    }


def _stood(task: Task, on: date, by: Thresholds) -> dict[str, Cell]:
    warning, level = alarm(task, on, by), level_of(task)
    return {
        "status": str(status(task, on, by).label) if task.received_on else "",
        "alarm": str(warning.label) if warning != Alarm.GREEN else "",
        "handed_in_on": task.handed_in_on,
        "closed_on": task.closed_on,
        "grade": task.get_grade_display() if task.grade else "",
        "return_count": task.return_count or None,
        "secrecy": str(Secrecy(level).label) if level else "",
    }


def level_of(task: Task) -> int:
    """As secret as its programme, whose level may have risen since."""
    return max(task.secrecy, task.programme.level)


def _proved(paper: Evidence | None) -> dict[str, Cell]:
    return {
        "evidence": _line(paper.number) if paper else "",
        "evidence_on": paper.dated if paper else None,
        "evidence_to": _line(paper.receiver) if paper else "",
    }


def _line(text: str) -> str:
    """One line, however it was typed: a cell of one line is read back as it was written."""
    return " ".join(text.split())


def shown(cells: Mapping[str, Cell]) -> dict[Field, str]:
    """The fields of an exported row as a reader of the file meets them."""
    keys = {column.field: column.key for column in COLUMNS if column.field in SAID}
    return {field: text_of(cells[keys[field]]) for field in SAID}


def text_of(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


def labels(columns: Iterable[Column] = COLUMNS) -> list[str]:
    return [column.label for column in columns]

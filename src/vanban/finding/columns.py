"""The columns of a task table, recognised by their headers, and the grid that merged cells leave behind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from vanban.model import Cell, Table
from vanban.text import fold

Role = Literal["number", "task", "lead", "supporting", "product", "receiver", "deadline", "note"]
Row = tuple[Cell | None, ...]
Columns = Mapping[int, Role]

# In this order: "Đơn vị phối hợp thực hiện" is about support, "Kết quả, thời gian hoàn thành" about the product. Headers are
# compared folded, so neither marks nor capitals matter.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:s ?t ?t|t ?t|so t ?t|so thu tu)\b")),
    ("note", re.compile(r"ghi chu|kinh phi|nguon (?:von|luc)|can cu|co so phap ly|don vi tinh|dvt\b")),
    ("supporting", re.compile(r".*\bphoi hop\b")),
    ("receiver", re.compile(r"(?:cap|co quan|noi)\b.*\b(?:nhan|trinh|ban hanh|phe duyet|tham quyen)$|trinh\b")),
    (
        "lead",
        re.compile(
            r".*\bchu tri\b|.*\bdau moi\b"
            r"|(?:co quan|don vi|to chuc|can bo|nguoi|cap)\b.*\b(?:thuc hien|tham muu|phu trach|soan thao)\b"
            r"|(?:co quan|don vi)(?: chu quan| duoc giao| chiu trach nhiem)?$|phan cong\b|trach nhiem\b"
            r"|chiu trach nhiem\b"
        ),
    ),
    ("product", re.compile(r"san pham|ket qua|dau ra|hinh thuc|.*\bsan pham\b|du kien ket qua")),
    (
        "deadline",
        re.compile(r"tien do|han hoan thanh|hoan thanh|lo trinh|ngay hoan thanh|.*\bthoi (?:gian|han|diem)\b"),
    ),
    (
        "task",
        re.compile(
            r"(?:ten |noi dung |cac |danh muc |nhom )*(?:nhiem vu|noi dung|cong viec|hoat dong|de an|van ban|giai phap"
            r"|dau viec|chuong trinh|du an|dau muc)\b"
        ),
    ),
)
_LONGEST_HEADER = 80
_ORDINALS = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?")
_LARGEST_GRID = 400_000


def grid_of(table: Table) -> tuple[Row, ...]:
    """Rows × columns of the table; a merged cell stands in every place it covers. An absurdly wide table gives nothing."""
    height = max((cell.row + cell.rowspan for cell in table.cells), default=0)
    width = max((cell.column + cell.colspan for cell in table.cells), default=0)
    if height * width > _LARGEST_GRID:
        return ()
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in grid[cell.row : cell.row + cell.rowspan]:
            for column in range(cell.column, cell.column + cell.colspan):
                row[column] = row[column] or cell
    return tuple(tuple(row) for row in grid)


def column_roles(text: str, row: Row) -> dict[int, Role]:
    """What the cells of a row would head, if it were a header row: column → role."""
    roles: dict[int, Role] = {}
    for column, cell in enumerate(row):
        if cell is not None and 0 < cell.end - cell.start <= _LONGEST_HEADER:
            folded = fold(text[cell.start : cell.end])
            role = next((role for role, pattern in _ROLES if pattern.match(folded)), None)
            if role is not None:
                roles[column] = role
    return roles


def is_header(roles: Columns) -> bool:
    """Whether the roles suffice for a header of a task table, or for the lower half of one."""
    return len(set(roles.values()) - {"number", "note"}) >= 2


def is_task_table(roles: Columns) -> bool:
    """A task and somebody to lead it, or at least a product with its time."""
    found = set(roles.values())
    return "task" in found and ("lead" in found or {"product", "deadline"} <= found)


def is_ordinal_row(text: str, row: Row) -> bool:
    """The row `(1) | (2) | (3)` or `A | B | 1` beneath a header."""
    words = [text[cell.start : cell.end].strip("*_ ") for cell in distinct(row) if cell.end > cell.start]
    return len(words) > 2 and all(_ORDINALS.fullmatch(word) for word in words)


def distinct(row: Row) -> Sequence[Cell]:
    """The cells of a row from left to right, a merged one once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells

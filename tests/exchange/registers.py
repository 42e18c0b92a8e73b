"""An invented register of 800 tasks, as dirty as those that offices keep, with every fault that was put into it.

`python -m tests.exchange.registers file.xlsx` writes it; `make bench-register` measures how it is taken over.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kimchinam.exchange.states import Fault

TASKS = 800
TODAY = date(2026, 9, 1)
"""The day on which the register is judged."""
HEAD = (
    "STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Cấp trình", "Ngày giao", "Thời hạn",
    "Tình trạng", "Ngày hoàn thành", "Văn bản báo cáo kết quả", "Ngày văn bản báo cáo", "Ghi chú",
)  # fmt: skip
DEPARTMENTS = (
    "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Nội vụ", "Sở Tư pháp", "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Thanh tra tỉnh",
    "Ban Dân tộc và Tôn giáo", "Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Quản lý Khu kinh tế Cửa Đông",
)  # fmt: skip
COMMUNES = tuple(
    f"Xã {first} {second}"
    for first, second in product(("Đồng", "Bình", "Phước", "Long", "Tân", "Vĩnh"), ("Vông", "Sậy", "Trầu", "Gạch"))
)
MISSPELT = {
    "Sở Tài chinhs": "Sở Tài chính",
    "Sở Xây dưng tỉnh": "Sở Xây dựng",
    "Sở Giáo dục Đào tạo": "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiep Môi trường": "Sở Nông nghiệp và Môi trường",
    "Ban Quản lí KKT Cửa Đông": "Ban Quản lý Khu kinh tế Cửa Đông",
    "Ban Tổ chức TU": "Ban Tổ chức Tỉnh ủy",
}
"""What is written, and the unit that is meant."""
_VERBS = ("Rà soát", "Sửa chữa", "Lập danh mục", "Kiểm tra", "Hoàn thiện", "Bàn giao", "Số hóa", "Khảo sát")
_THINGS = (
    "trạm bơm", "hồ sơ đất", "kho lưu trữ", "tuyến kè", "bến thuyền", "nhà văn hóa", "trạm cân", "đường ống",
    "vườn ươm", "điểm trường", "cầu treo", "chợ tạm", "lò đốt",
)  # fmt: skip
_PLACES = ("Cồn Lá", "Rạch Cốc", "Bãi Sim", "Gò Nứa", "Đầm Trạch", "Hòn Quéo", "Suối Mơ", "Bàu Đưng", "Núi Bút")
_SECTIONS = ("NHÓM HẠ TẦNG", "NHÓM ĐỜI SỐNG", "NHÓM HỒ SƠ", "NHÓM KIỂM TRA", "NHÓM CHUYỂN TIẾP")
_ROMAN = ("I", "II", "III", "IV", "V")


@dataclass
class Line:
    """One task as it is written, and what an attentive reader finds wrong with it."""

    name: str
    lead: str
    due: object = ""
    state: str = "Đang thực hiện"
    issued: object = date(2025, 9, 15)
    done: object = ""
    paper: str = ""
    dated: object = ""
    supporting: str = ""
    faults: set[Fault] = field(default_factory=set)

    def cells(self, number: int) -> tuple[object, ...]:
        return (
            number, self.name, self.lead, self.supporting, "Báo cáo kết quả", "Ủy ban nhân dân tỉnh", self.issued,
            self.due, self.state, self.done, self.paper, self.dated, "",
        )  # fmt: skip


Spoiler = Callable[[Line, Random], None]


def _two_owners(line: Line, chance: Random) -> None:
    line.lead = chance.choice((";\n", "; ", ", ")).join(chance.sample(DEPARTMENTS[:8], 2))


def _misspelt(line: Line, chance: Random) -> None:
    line.lead = chance.choice(sorted(MISSPELT))


def _nobody(line: Line, chance: Random) -> None:
    line.lead = ""


def _impossible(line: Line, chance: Random) -> None:
    line.due = chance.choice(("31/2/2026", "30/02/2026", "31/11/2026", "15/13/2026"))


def _before_issue(line: Line, chance: Random) -> None:
    line.due = date(2025, chance.randint(1, 8), chance.randint(1, 28))


def _mistyped_year(line: Line, chance: Random) -> None:
    line.due = f"{chance.randint(1, 28):02d}/11/{chance.choice(('2206', '2062', '0226'))}"


def _late_but_ahead(line: Line, chance: Random) -> None:
    line.state, line.due = "Quá hạn", date(2026, 11, chance.randint(1, 28))


def _on_track_but_past(line: Line, chance: Random) -> None:
    line.state, line.due = "Đang thực hiện, trong hạn", date(2026, 4, chance.randint(1, 28))


def _done_before_issue(line: Line, chance: Random) -> None:
    _proved(line, chance)
    line.done = date(2025, 3, chance.randint(1, 28))


def _proved_ahead(line: Line, chance: Random) -> None:
    _proved(line, chance)
    line.dated = TODAY + timedelta(days=chance.randint(5, 90))


def _secret(line: Line, chance: Random) -> None:
    line.name += chance.choice((" (Mật)", " theo công văn mật"))


def _proved(line: Line, chance: Random) -> None:
    line.state = "Đã hoàn thành"
    line.paper = f"{chance.randint(10, 900)}/BC-{chance.choice(('STC', 'SYT', 'SXD', 'VP'))}"
    line.dated = date(2026, chance.randint(1, 8), chance.randint(1, 28))


def _unproved(line: Line, chance: Random) -> None:
    line.state = chance.choice(("Hoàn thành", "Đã hoàn thành", "Đã xong"))
    line.paper = chance.choice(("", "", "", "đã báo cáo", "12/BC-VP"))


def _no_date(line: Line, chance: Random) -> None:
    line.due = chance.choice(("Có thời hạn", "Có thời hạn", "", "x"))


OWNERS: tuple[tuple[int, Fault, Spoiler], ...] = (
    (24, Fault.NO_OWNER, _nobody),
    (30, Fault.TWO_OWNERS, _two_owners),
    (36, Fault.OWNER_UNKNOWN, _misspelt),
)
DATED: tuple[tuple[int, Fault, Spoiler], ...] = (
    (10, Fault.IMPOSSIBLE_DATE, _impossible),
    (12, Fault.DUE_BEFORE_ISSUE, _before_issue),
    (10, Fault.DUE_OUTSIDE_TERM, _mistyped_year),
    (8, Fault.CONTRADICTION, _late_but_ahead),
    (7, Fault.CONTRADICTION, _on_track_but_past),
    (8, Fault.CLOSED_BEFORE_RECEIVED, _done_before_issue),
    (6, Fault.EVIDENCE_AFTER_TODAY, _proved_ahead),
    (4, Fault.SECRET_WORD, _secret),
)
"""How many rows with a date get which fault."""
NO_DATE, UNPROVED, PROVED, TWICE = 328, 368, 128, 14
"""41 % without a date, 46 % closed without evidence; some closed with it; some written twice."""


def lines(seed: int = 4) -> list[Line]:
    """The tasks in the order of the register, each with the faults that were put into it."""
    chance = Random(seed)
    names = [f"{verb} {thing} {place}" for verb, thing, place in product(_VERBS, _THINGS, _PLACES)]
    chance.shuffle(names)
    found = [Line(name, chance.choice(DEPARTMENTS + COMMUNES)) for name in names[: TASKS - TWICE]]
    for line in found:
        line.due = _day_somehow(chance)
        line.supporting = chance.choice(("", "", "Sở Nội vụ", "Sở Tư pháp; Thanh tra tỉnh", "Các sở, ngành liên quan"))
        if line.lead in line.supporting:
            line.supporting = ""
    _spoil(chance.sample(found, sum(count for count, *_rest in OWNERS)), OWNERS, chance)
    without, dated = found[:NO_DATE], found[NO_DATE:]
    _spoil(without, [(NO_DATE, Fault.NO_DATE, _no_date)], chance)
    _spoil(dated, DATED, chance)
    open_ones = [line for line in found if not line.faults & _OF_STATE]
    picked = chance.sample(open_ones, UNPROVED + PROVED)
    _spoil(picked, [(UNPROVED, Fault.CLOSED_WITHOUT_EVIDENCE, _unproved)], chance)
    for line in picked[UNPROVED:]:
        _proved(line, chance)
    chance.shuffle(found)
    return found + [_again(line) for line in found if line.lead and not line.faults][:TWICE]


_OF_STATE = {Fault.CONTRADICTION, Fault.CLOSED_BEFORE_RECEIVED, Fault.EVIDENCE_AFTER_TODAY, Fault.SECRET_WORD}


def _again(line: Line) -> Line:
    return Line(line.name, line.lead, line.due, faults={Fault.DUPLICATE_OF_ROW})


def _spoil(rows: Iterable[Line], faults: Iterable[tuple[int, Fault, Spoiler]], chance: Random) -> None:
    rest = iter(rows)
    for count, fault, spoil in faults:
        for line in (next(rest) for _ in range(count)):
            spoil(line, chance)
            line.faults.add(fault)


def _day_somehow(chance: Random) -> object:
    """A true day in one of the ways in which registers write it."""
    day = date(2026, chance.randint(1, 12), chance.randint(1, 28))
    ways: tuple[object, ...] = (
        day, day, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"trước {day.day}/{day.month}/{day.year}",
        (day - date(1899, 12, 30)).days, "quý III-2026", "Quý IV/2026", f"tháng {day.month}/{day.year}", "Hằng quý",
        "trước 15/12",
    )  # fmt: skip
    return chance.choice(ways)


def expected(found: Iterable[Line]) -> Counter[Fault]:
    """How many rows have each fault."""
    return Counter(fault for line in found for fault in line.faults)


def workbook(found: list[Line]) -> bytes:
    """The register as .xlsx: a title above the head, sections, a head printed anew, a hidden row and a sum below."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # a new workbook has one
    sheet.append(["BẢNG THEO DÕI NHIỆM VỤ NĂM 2026"])
    sheet.merge_cells("A1:M1")
    sheet.append([])
    for cells in (HEAD, tuple(f"({number})" for number in range(1, len(HEAD) + 1)), *_body(found)):
        sheet.append(list(cells))
        if len(cells) == 1:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(HEAD))
    sheet.append(["", "Việc đã bỏ từ năm trước", "Sở Tài chính"])
    sheet.row_dimensions[sheet.max_row].hidden = True
    sheet.append(["", f"Tổng cộng: {len(found)} nhiệm vụ"])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _body(found: list[Line]) -> Iterator[tuple[object, ...]]:
    size = -(-len(found) // len(_SECTIONS))
    for place, line in enumerate(found):
        if place % size == 0:
            section = place // size
            yield (f"{_ROMAN[section]}. {_SECTIONS[section]}",)
        if place == size // 2:
            yield HEAD
        yield line.cells(place + 1)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(workbook(lines()))

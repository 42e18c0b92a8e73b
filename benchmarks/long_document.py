"""Makes action programmes of any length to measure speed and memory on: varied, invented, and the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from random import Random

from kimchinam.config.demo.content_programme import PROGRAMME
from kimchinam.config.demo.content_programme_tasks import COLUMNS
from kimchinam.config.demo.docx_paper import docx_bytes
from kimchinam.config.demo.office import UNITS
from kimchinam.config.demo.paper import Annex, Band, Grid, Line, Row, heading, part, text

PAGE = 2_500  # characters
ROW = 230  # characters of an average row of the annex
ANNEX_SHARE = 0.15
SEED = 1804

# An order names the committee of a commune, not the commune.
OFFICES = tuple(each.aliases[1] if each.kind in ("ward", "commune") else each.name for each in UNITS)
FIELDS = (
    "giao thông",
    "thủy lợi",
    "năng lượng",
    "đô thị",
    "dữ liệu số",
    "du lịch",
    "y tế cơ sở",
    "giáo dục nghề nghiệp",
)
WORKS = (
    "xây dựng đề án phát triển {field} vùng ven sông",
    "rà soát quy hoạch chi tiết ngành {field}",
    "hoàn thiện hệ thống thông tin {field} và kết nối với kho dữ liệu dùng chung của tỉnh",
    "tham mưu chính sách khuyến khích doanh nghiệp đầu tư vào {field}",
    "lập kế hoạch duy tu, nâng cấp công trình {field} trên địa bàn các xã, phường",
    "tổ chức đánh giá hiệu quả các dự án {field} đã đưa vào sử dụng",
    "cắt giảm thời gian giải quyết thủ tục hành chính trong lĩnh vực {field}",
)
PRODUCTS = ("Đề án", "Kế hoạch", "Báo cáo", "Tờ trình", "Dự thảo nghị quyết", "Dự thảo quyết định")
TARGETS = (
    "Đến năm {year}, tỷ lệ công trình {field} được số hóa hồ sơ đạt tối thiểu {share}%; giảm tỷ lệ chậm tiến độ "
    "xuống dưới {small}%.",
    "Phấn đấu giai đoạn 2026 - {year} huy động khoảng {amount}.{small}00 tỷ đồng cho lĩnh vực {field}, tăng "
    "bình quân {small},0 - {small},5%/năm.",
    "Thứ hạng của tỉnh về {field} mỗi năm tăng ít nhất 0{digit} bậc; có từ {share}% trở lên người dân hài lòng.",
)
CONTEXTS = (
    "Đến hết năm 2025, lĩnh vực {field} đã giải ngân {share},{digit}% kế hoạch; còn {small} dự án phải chuyển tiếp "
    "sang giai đoạn sau do vướng mặt bằng và thiếu vật liệu.",
    "Gắn phát triển {field} với bảo đảm quốc phòng, an ninh, bảo vệ môi trường; phát huy vai trò giám sát của Nhân dân "
    "và trách nhiệm của người đứng đầu ở từng địa phương.",
)


def long_programme(pages: int) -> bytes:
    """A .docx action programme of about `pages` pages of 2,500 characters, one annex table included.

    The same `pages` always gives the same bytes. Raises ValueError when `pages` is not positive.
    """
    if pages < 1:
        raise ValueError("a programme has at least one page")
    chance = Random(SEED)
    rows = max(1, round(pages * PAGE * ANNEX_SHARE / ROW))
    body = tuple(_body(chance, characters=pages * PAGE - rows * ROW))
    annex = Annex("PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "(Kèm theo Chương trình hành động)", _grid(chance, rows=rows))
    return docx_bytes(replace(PROGRAMME, body=body, annex=annex))


def _body(chance: Random, *, characters: int) -> Iterator[Line]:
    """Parts of eight groups of seven points, until `characters` are written."""
    written = 0
    for line in _endless_lines(chance):
        yield line
        written += len(line.full_text) + 1
        if written >= characters:
            return


def _endless_lines(chance: Random) -> Iterator[Line]:
    for number in count(1):
        yield part(f"{_roman(number)}. NHÓM NHIỆM VỤ THỨ {number}")
        for group in range(1, 9):
            field = chance.choice(FIELDS)
            yield heading(f"{group}. Về {field}")
            for letter in "abcdđeg":
                yield text(_provision(chance, field=field), lead=f"{letter})")


def _provision(chance: Random, *, field: str) -> str:
    """Four orders in seven, the rest targets and sentences that ask nothing of anyone."""
    kind = chance.choice(("order",) * 4 + ("target",) * 2 + ("context",))
    if kind == "order":
        return _order(chance, field=field)
    pattern = chance.choice(TARGETS if kind == "target" else CONTEXTS)
    return _filled(chance, pattern, field=field)


def _order(chance: Random, *, field: str) -> str:
    lead, *others = chance.sample(OFFICES, 3)
    work = _filled(chance, chance.choice(WORKS), field=field)
    product = chance.choice(PRODUCTS).lower()
    return (
        f"Giao {lead} chủ trì, phối hợp với {' và '.join(others)} {work}; sản phẩm là {product}, trình Ủy ban nhân dân "
        f"tỉnh {_deadline(chance)}."
    )


def _filled(chance: Random, pattern: str, *, field: str) -> str:
    return pattern.format(
        field=field,
        year=chance.randint(2027, 2030),
        share=chance.randint(55, 99),
        small=chance.randint(2, 9),
        digit=chance.randint(1, 5),
        amount=chance.randint(10, 90),
    )


def _deadline(chance: Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2027, 2030)
    return chance.choice(
        (
            f"trước ngày {day:02}/{month:02}/{year}",
            f"trong tháng {month}/{year}",
            f"trong quý {chance.choice(('I', 'II', 'III', 'IV'))}/{year}",
            f"chậm nhất {chance.randint(5, 30):02} ngày làm việc kể từ ngày Chương trình được ban hành",
            f"trước ngày {day:02}/{month:02} hằng năm",
            f"trong năm {year}",
        )
    )


def _grid(chance: Random, *, rows: int) -> Grid:
    """The columns of the sample programme; a band stands above every tenth task."""
    filled: list[Row] = []
    for number in range(1, rows + 1):
        if number % 10 == 1:
            filled.append(Band(f"{_roman(number // 10 + 1)}. {chance.choice(FIELDS).upper()}"))
        filled.append(_task(chance, number=number))
    return Grid(COLUMNS, tuple(filled))


def _task(chance: Random, *, number: int) -> Row:
    lead, support = chance.sample(OFFICES, 2)
    work = _filled(chance, chance.choice(WORKS), field=chance.choice(FIELDS))
    deadline = _deadline(chance)
    return (
        str(number),
        work[0].upper() + work[1:],
        lead,
        support,
        chance.choice(PRODUCTS),
        "UBND tỉnh",
        deadline[0].upper() + deadline[1:],
    )


def _roman(number: int) -> str:
    digits = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    letters = ""
    for value, letter in digits:
        letters += letter * (number // value)
        number %= value
    return letters

"""The head of an official paper: who issued it, under which number, where and when, of what kind and about what.

Handles the state's head (two columns, a motto), the Party's ("Số 12-CTr/TU", a star), heads kept in a table and heads
that a reader of .pdf files has put line by line. A blank stays None: "Số      -CTr/TU", "ngày    tháng 6 năm 2026".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from vanban.model import Header
from vanban.reading.news import headline
from vanban.structure.labels import UPPER
from vanban.structure.signature import find_signature
from vanban.text import level

_ZONE = 4000
KINDS = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "KL": "kết luận", "CTr": "chương trình",
    "CTrHĐ": "chương trình hành động", "KH": "kế hoạch", "HD": "hướng dẫn", "BC": "báo cáo", "TTr": "tờ trình",
    "TB": "thông báo", "NĐ": "nghị định", "TT": "thông tư", "CĐ": "công điện", "CV": "công văn", "QC": "quy chế",
    "ĐA": "đề án", "QyĐ": "quy định", "QĐi": "quy định", "GM": "giấy mời", "PA": "phương án", "BB": "biên bản",
}  # fmt: skip
_KIND_WORDS = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "KẾT LUẬN", "KẾ HOẠCH", "BÁO CÁO",
    "HƯỚNG DẪN", "TỜ TRÌNH", "THÔNG BÁO", "NGHỊ ĐỊNH", "THÔNG TƯ", "CÔNG ĐIỆN", "QUY CHẾ", "QUY ĐỊNH", "ĐỀ ÁN", "LUẬT",
    "PHÁP LỆNH", "GIẤY MỜI", "PHƯƠNG ÁN", "BIÊN BẢN", "CHIẾN LƯỢC", "LỆNH",
)  # fmt: skip
_KIND = re.compile(rf"^(?P<kind>{'|'.join(_KIND_WORDS)})\b[ :]*(?P<rest>[{UPPER}\d ,\-–/()]*)$")
_MOTTO = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc")
_COLUMNS = re.compile(rf"(?<![ ])[ ]{{2,}}(?=CỘNG HÒA XÃ|ĐẢNG CỘNG SẢN|Độc lập|[{UPPER}][^\d|,\n]{{2,30}},[ ]*ngày\b)")
_BLANK = "[ .…_]{0,200}"
_NUMBER = re.compile(
    rf"^Số:?{_BLANK}(?P<no>\d{{1,5}}(?:[ ]?[/-][ ]?(?:19|20)\d\d)?)?{_BLANK}(?P<sign>[/-])[ ]?"
    rf"(?P<symbol>[{UPPER}][\w.&]*(?:[ ]?[-/,][ ]?[{UPPER}][\w.&]*)*)(?:[ ]*\(.*\))?$"
)
_PLACE_DATE = re.compile(
    rf"^(?P<place>[{UPPER}][\w .\-]{{1,40}}),[ ]*ngày{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}"
    rf"tháng{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}năm{_BLANK}(?P<year>(?:19|20)\d\d)?{_BLANK}$"
)
_BROKEN = re.compile(rf"CỘNG HÒA|ĐẢNG CỘNG|Độc lập|Số\b|[{UPPER}][\w .\-]{{1,40}},[ ]*ngày\b")
_ABOUT = re.compile(r"^V/v:?[ ]*(?P<title>.+)$", re.IGNORECASE)
_BODY = re.compile(r"Căn cứ\b|Kính gửi|Xét\b|Theo đề nghị|I+[.\-) ]|\d{1,2}\.|\(?Kèm theo|Nơi nhận|Điều 1\b")
_PLACE_TAIL = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|ĐẶC KHU|VÀ|VIỆT NAM|TRUNG ƯƠNG)\b")
# Who decides stands between the title and the legal bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH".
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|QUỐC HỘI|BAN CHẤP HÀNH)\b"
)
# "CỦA BAN THƯỜNG VỤ TỈNH ỦY" under the kind says whose paper it is, not what it is about.
_IN_WHOSE_NAME = re.compile(rf"CỦA [{UPPER}][{UPPER} ,\-]+$")
_CAPITALS = re.compile(rf"[{UPPER}][{UPPER} .,&\-]+")


def _lines_of(text: str) -> tuple[str, ...]:
    """The head as lines: cells of a table and columns stand one under the other; `""` is an empty line."""
    zone = _COLUMNS.sub("\n", level(text[:_ZONE]))
    return tuple(_unwrapped([part.strip(" *_#\\\t") for line in zone.split("\n") for part in _parts(line)]))


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines that a narrow column has broken put together: "CỘNG HÒA … VIỆT" over "NAM", "… tháng 10 năm" over "2026"."""
    held = ""
    for line in lines:
        joined = f"{held} {line}" if held[-1:] not in ("-", "/") else held + line
        if held and line and _is_whole(joined):
            yield joined
            held = ""
            continue
        if held:
            yield held
        held = line if _BROKEN.match(line) and not _is_whole(line) else ""
        if not held:
            yield line
    if held:
        yield held


def _is_whole(line: str) -> bool:
    dated = _PLACE_DATE.match(line)
    return bool(_MOTTO.fullmatch(line) or (dated and dated["year"]) or _NUMBER.match(line))


def _parts(line: str) -> list[str]:
    if "|" not in line:
        return [line]
    return [part for cell in line.split("|") for part in re.split(r"(?:^|\s)/(?=\s|$)", cell)]


def find_header(text: str) -> Header:
    """What the head of `text` says; every field None where it is silent. A news article has at most a title.

    >>> header = find_header("Số: 12/KH-UBND\\nLâm Hải, ngày 03 tháng 6 năm 2026\\nKẾ HOẠCH\\nPhát triển bến cá")
    >>> header.number, header.issued, header.kind, header.signer
    ('12/KH-UBND', datetime.date(2026, 6, 3), 'kế hoạch', None)
    """
    lines = _lines_of(text)
    number, symbol, number_at = _number(lines)
    place, issued, issued_in = _place_and_date(lines)
    kind, title, kind_at = _kind_and_title(lines)
    official = number_at is not None or place is not None or any(_MOTTO.search(line) for line in lines)
    if not official:
        return Header(kind=kind, title=title) if kind else Header(title=headline(text))
    signature = find_signature(text)
    issuer = _issuer(lines, number_at, kind_at) or signature.body
    kind = kind or _kind_of_symbol(symbol)
    return Header(issuer, number, issued, place, kind, title, signature.signer, issued_in)


def _number(lines: Sequence[str]) -> tuple[str | None, str | None, int | None]:
    for index, line in enumerate(lines):
        if match := _NUMBER.match(line):
            symbol = match["symbol"].replace(" ", "")
            number = match["no"].replace(" ", "") + match["sign"] + symbol if match["no"] else None
            return number, symbol, index
    return None, None, None


def _place_and_date(lines: Sequence[str]) -> tuple[str | None, date | None, str | None]:
    """Place, day of issue, and where the day is blank what is left of it."""
    for line in lines:
        if match := _PLACE_DATE.match(line):
            year, month = match["year"], match["month"]
            day = _day(year, month, match["day"])
            return match["place"], day, None if day else _month(year, month)
    return None, None, None


def _month(year: str | None, month: str | None) -> str | None:
    """`2026-06`, or `2026` if the month is blank too."""
    if not year:
        return None
    return f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 else year


def _day(year: str | None, month: str | None, day: str | None) -> date | None:
    if not (year and month and day):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _kind_and_title(lines: Sequence[str]) -> tuple[str | None, str | None, int | None]:
    for index, line in enumerate(lines):
        if match := _KIND.match(line):
            block = ([match["rest"].strip()] if match["rest"].strip() else []) + _title_block(lines[index + 1 :])
            # "CỦA BAN THƯỜNG VỤ TỈNH ỦY" says whose it is, not what it is about.
            about = block[1:] if len(block) > 1 and block[0].startswith("CỦA ") else block
            return match["kind"].lower(), _joined(about), index
        if match := _ABOUT.match(line):
            return "công văn", _joined([match["title"], *_title_block(lines[index + 1 :], skip=0)]), None
    return None, None, None


def _title_block(lines: Sequence[str], skip: int = 2) -> list[str]:
    """The lines up to the first gap; at most `skip` empty ones stand before them."""
    block: list[str] = []
    for line in lines:
        gap = not line.strip("-_*. ")
        if gap and not block and skip > 0:
            skip -= 1
            continue
        if not block and _IN_WHOSE_NAME.match(line):
            continue
        if gap or _BODY.match(line) or _MOTTO.search(line) or _PLACE_DATE.match(line) or _NUMBER.match(line):
            break
        if block and not _same_title(block, line):
            break
        block.append(line)
    return block


def _same_title(block: list[str], line: str) -> bool:
    if len(block) > 6 or block[-1].endswith((".", ";", ":")):
        return False
    if _AUTHORITY.match(line):
        return False
    if len(block) == 1 and block[0].startswith("CỦA "):
        return True
    if block[-1] == block[-1].upper():
        return line == line.upper() or (len(block) == 1 and len(block[0]) < 40)
    # A broken line of a title is short; a paragraph of the body is not.
    return line[0].islower() or (len(line) < 100 and len(block[-1]) < 100 and not line.endswith(";"))


def _joined(block: list[str]) -> str | None:
    return " ".join(" ".join(block).split()).strip(" .") or None


def _issuer(lines: Sequence[str], number_at: int | None, kind_at: int | None) -> str | None:
    """The name in capitals that stands just above the number; the lower one where its superior stands above it."""
    end = number_at if number_at is not None else kind_at if kind_at is not None else len(lines)
    names: list[str] = []
    for line in reversed(lines[:end]):
        name = _MOTTO.sub("", line).strip(" -*.")
        if _CAPITALS.fullmatch(name) and not _KIND.match(name):
            names.insert(0, name)
        elif names and name and not _PLACE_DATE.match(name):
            break
    return _lowest(names)


def _lowest(names: Sequence[str]) -> str | None:
    """One name may be written on two lines: "ỦY BAN NHÂN DÂN" over "XÃ …"."""
    bodies: list[str] = []
    for name in names:
        if bodies and (_PLACE_TAIL.match(name) or bodies[-1] in ("BAN CHẤP HÀNH", "BAN THƯỜNG VỤ")):
            bodies[-1] += f" {name}"
        else:
            bodies.append(name)
    return bodies[-1] if bodies else None


def _kind_of_symbol(symbol: str | None) -> str | None:
    if symbol is None:
        return None
    return next((KINDS[part] for part in re.split(r"[-/]", symbol) if part in KINDS), "công văn")

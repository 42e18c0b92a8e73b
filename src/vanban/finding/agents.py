"""Who is addressed: lists of bodies and office holders as they stand in a sentence or a table cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanban.finding.imperatives import BEGINNINGS, is_prevention, names_body, opens_action
from vanban.finding.lexicon import CAPITAL_HEADS, DETERMINERS, HEADS, NAMED, NO_BODIES, PLURAL_HEADS, STOPS, VERBS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase

_INSIDE = Phrases("tỉnh, huyện, hệ thống, toàn, khối, ngành, nước, và ngoài, khu")
_LISTED_AFTER = Phrases(
    "bộ, sở, ban, ngành, huyện, phường, xã, quận, thành phố, tỉnh, đồng chí, ông, thị xã, thị trấn, đơn vị, cơ quan, địa phương"
)
_TELLING_WHICH = frozenset({"có", "được", "trong", "tham", "phụ", "chịu", "trực"})
_ASSIGNED = Phrases("""
    được phân công phụ trách, được giao phụ trách, được phân công theo dõi, được phân công chỉ đạo, được giao quản lý
""")
_SCOPES = Phrases("căn cứ, theo, trên cơ sở, trong, tùy, tuỳ, khi, hằng năm, hàng năm, định kỳ, trước, sau, ngay")
_ASIDES = Phrases("nhất là, đặc biệt là, trước hết là")
_LONGEST = 110

_STRONG = (
    r"(?:[Cc]ác|[Mm]ỗi|[Tt]oàn thể|Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|MTTQ|Mặt trận|Cục|Chi cục|Tổng cục|Vụ|Viện"
    r"|Văn phòng|Chánh|Công an|Quân|Thanh tra|Tòa án|Toà án|Viện kiểm sát|Kiểm toán|Ngân hàng|Kho bạc|Bảo hiểm|Đài|Báo"
    r"|Cổng|Trường|Đại học|Học viện|Trung tâm|Tập đoàn|Tổng công ty|Công ty|Liên đoàn|Liên minh|Hội|Hiệp hội|Đoàn|Tỉnh"
    r"|Thành|Huyện|Đảng|Thủ trưởng|Chủ tịch|Giám đốc|Bộ trưởng|Người đứng đầu|Thường trực|Cơ quan|Đơn vị|Phòng|Thuế"
    r"|Hải quan|Bưu điện|Điện lực|Thành viên|Cấp|Chi bộ|Lãnh đạo|Kiểm lâm|Trưởng|Phó|Bí thư|Hiệu trưởng|Tổ trưởng|Tổ"
    r"|Chủ nhiệm|Tổng Giám đốc|Cục trưởng|Vụ trưởng|Tạp chí|Bộ đội|Nhà xuất bản)"
)
_NEXT_BODY = rf"(?={_STRONG}\b|[A-ZĐ]{{2,}}\b)"
_CUT = re.compile(rf"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?{_NEXT_BODY}|\s+(?:và|cùng|cùng với)\s+{_NEXT_BODY}")


_CUTTING = (",", ";", "và", "cùng")
"""Where none of these stands, one body stands alone."""
_LISTED_UNDER_ONE = re.compile(r"[^,;]*:\s")
_NEXT_LIST = re.compile(rf"\s*;\s*(?:và\s+)?(?={_STRONG}\b)")
_ONE_PERSON = re.compile(r"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s")
_OFFICE = re.compile(
    r"(?:Phó|Trưởng|Chủ tịch|Bí thư|Giám đốc|Ủy viên|Uỷ viên|Chủ nhiệm|Tổ trưởng|Chánh|Thứ trưởng|Bộ trưởng)\b"
)


def split_agents(words: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """The bodies in a list: cut at `;`, and at a comma or "và" before the name of another body.

    "các sở, ngành, địa phương" and "các Bộ: Y tế, Nội vụ" stay one group, for the words after the comma name nothing alone.
    `names` are bodies that no cut may fall into.
    """
    if ":" in words and _LISTED_UNDER_ONE.match(words):
        return tuple(piece for piece in (piece.strip(" ,;.") for piece in _NEXT_LIST.split(words)) if piece)
    if not any(sign in words for sign in _CUTTING):
        return (alone,) if (alone := words.strip(" ,;.:")) else ()
    whole = [span for name in names for span in _places(name, words)]
    cuts = [cut.span() for cut in _CUT.finditer(words) if not any(a < cut.start() < b for a, b in whole)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
    pieces = (words[start:end].strip(" ,;.:") for start, end in zip(starts, ends, strict=True))
    return tuple(_with_offices([piece for piece in pieces if piece]))


def _with_offices(pieces: Sequence[str]) -> Iterator[str]:
    """ "đồng chí Trần An, Phó Chủ tịch UBND tỉnh": an office behind one person says who that is."""
    held = ""
    for piece in pieces:
        if held and _ONE_PERSON.match(held) and _OFFICE.match(piece):
            held = f"{held}, {piece}"
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _places(name: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the name stands in the list."""
    at = words.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = words.find(name, at + len(name))


def agent_head(words: Words, at: int) -> int:
    """How many words of a head stand at `at`, with their determiner; 0 if nobody is named there."""
    if at >= len(words.words) or not (words.words[at] in _FIRST_WORDS or words.starts[at] in words.bodies):
        return 0
    start = at
    while length := DETERMINERS.at(words.words, at):
        at += length
    length = HEADS.at(words.words, at) or (PLURAL_HEADS.at(words.words, at) if at > start else 0)
    if not length and at < len(words) and words.capitals[at]:
        length = CAPITAL_HEADS.at(words.words, at)
    if length and (NO_BODIES.at(words.words, at) >= length or is_prevention(words.words, at)):
        # "Bộ phận" is no ministry; with a capital it may be a body all the same.
        longer = CAPITAL_HEADS.at(words.words, at) if words.capitals[at] else 0
        return longer + at - start if longer > length else 0
    if length and _VERBAL_HEADS.at(words.words, at) and not _is_noun(words, start, at):
        return 0
    if not length and at == start and at < len(words) and (words.starts[at] in words.bodies or _is_acronym(words, at)):
        length = 1
    return at + length - start if length else 0


def _is_noun(words: Words, start: int, at: int) -> bool:
    follow = words.words[at + 2 : at + 3]
    if at > start:
        return True
    if words.words[at] == "tổ":
        return names_body(words.words, at)
    if words.words[at] == "thanh":
        return follow != () and follow[0] in ("tỉnh", "chính", "sở", "huyện", "bộ", "nhà", "thành")
    return follow[:1] != (",",) and bool(HEADS.at(words.words, at + 2) or DETERMINERS.at(words.words, at + 2))


def _is_acronym(words: Words, at: int) -> bool:
    word = words.words[at]
    return words.capitals[at] and 2 <= words.ends[at] - words.starts[at] <= 8 and word.isalpha() and word in _ACRONYMS


_ACRONYMS = frozenset({"vtv", "vov", "ttxvn", "evn", "vnpt", "pvn", "btv", "bcđ", "bch", "bql", "vp", "bhxh", "clb"})
# Asked at nearly every word of a paper: where none of these stands, nobody is named by a head.
_FIRST_WORDS = DETERMINERS.openers | HEADS.openers | CAPITAL_HEADS.openers | _ACRONYMS
_VERBAL_HEADS = Phrases("lãnh đạo, tổ chức, thanh tra")
"""Heads that are verbs as well."""
_JOINTS = frozenset({",", ";", "và", "cùng", "-"})
_MAY_END = NAMED.openers | STOPS.openers | BEGINNINGS
"""A word of a list that is none of these goes on with it."""


def read_agents(words: Words, at: int, stop: int) -> int:
    """Index behind the list of bodies that begins at `at`; `at` itself if nobody is named there.

    The list ends before an action, a finite verb or a sign that closes it.
    """
    length = agent_head(words, at)
    if not length:
        return at
    here = at + length
    limit = min(stop, at + _LONGEST)
    while here < limit:
        step = _step(words, here, limit)
        if not step:
            break
        here += step
    while here > at and words.words[here - 1] in (",", "và", "-"):
        here -= 1
    return here


def _step(words: Words, at: int, stop: int) -> int:
    """How many words the list goes on with at `at`; 0 where it ends."""
    word = words.words[at]
    if word == "(":
        return _behind_bracket(words, at, stop) - at
    if word == ":":
        return int(words.words[at - 1] in _LISTED_AFTER and at + 1 < stop and is_list(words, at + 1))
    if word in _JOINTS:
        return _across(words, at, stop)
    if not (word[0].isalnum() or word in "&/"):
        return 0
    if words.capitals[at]:
        return 1
    if words.capitals[at - 1] and words.words[at - 1] in VERBS.openers and phrase(words.words, at - 1, 2) in VERBS:
        return 1
    if word in _TELLING_WHICH:
        return _which(words, at, stop)
    return _further(words, at)


def _which(words: Words, at: int, stop: int) -> int:
    """How many words tell which of a group are meant: "… có liên quan", "… được phân công phụ trách"."""
    word = words.words[at]
    if word == "có":
        if phrase(words.words, at, 3) in ("có liên quan", "có thẩm quyền"):
            return 3
        # "các xã có rừng xây dựng …": what they have tells which of them are meant.
        return 2 if not VERBS.at(words.words, at) and at + 2 < stop and opens_action(words.words, at + 2) else 0
    if word == "được":
        return _ASSIGNED.at(words.words, at)
    if word == "trong":
        return 1 if _INSIDE.at(words.words, at + 1) else 0
    pair = phrase(words.words, at, 2)
    if pair == "tham dự":
        return 2
    if pair == "chịu trách":
        return 0
    if pair in ("trực thuộc", "phụ trách"):
        return 1
    return _further(words, at)


def _further(words: Words, at: int) -> int:
    """2 over a verb inside a name, 0 at what ends the list, else 1."""
    if words.words[at] not in _MAY_END:
        return 1
    if names_body(words.words, at):
        return 2
    return 0 if STOPS.at(words.words, at) or opens_action(words.words, at) else 1


def is_list(words: Words, at: int) -> bool:
    """Whether a list of names begins behind a colon, "các sở: Xây dựng, Nội vụ", and not an order, "các xã: Rà soát …"."""
    if not words.capitals[at] or _SCOPES.at(words.words, at):
        return False
    if not opens_action(words.words, at):
        return True
    behind = at + max(1, VERBS.at(words.words, at))
    return words.words[behind : behind + 1] in ((",",), ("và",)) and words.capitals[behind + 1 : behind + 2] == (True,)


def _across(words: Words, at: int, stop: int) -> int:
    """Over a comma or "và": to another body, or to a further part of the same group ("sở, ngành, địa phương")."""
    after = at + 1
    if after < stop and words.words[after] in ("và", "với"):
        after += 1
    if after >= stop or _ASIDES.at(words.words, after):
        return 0
    if length := agent_head(words, after):
        return after + length - at
    if words.capitals[after]:
        return after + 1 - at
    if words.words[at] == "và" and at > 1 and words.capitals[at - 2] and VERBS.at(words.words, at - 2) == 2:
        # "Quỹ Bảo vệ và phát triển rừng": a verb that is part of a name takes the next one along.
        return after + VERBS.at(words.words, after) - at
    if STOPS.at(words.words, after) or (opens_action(words.words, after) and not names_body(words.words, after)):
        return 0
    return after - at if words.words[after] not in (",", ";", ".", ":") and words.words[after][0].isalpha() else 0


def _behind_bracket(words: Words, at: int, stop: int) -> int:
    for index in range(at, min(stop, at + 40)):
        if words.words[index] == ")":
            return index + 1
    return at


_RANKS = (
    (
        5,
        Phrases(
            "trung ương, chính phủ, quốc hội, thủ tướng, tổng bí thư, bộ chính trị, ban bí thư, chủ tịch nước, phó thủ tướng"
        ),
    ),
    (4, Phrases("bộ trưởng, bộ, thứ trưởng")),
    (3, Phrases("tỉnh, sở, tỉnh ủy, tỉnh uỷ, thành phố, thành ủy, thành uỷ")),
    (2, Phrases("huyện, quận, thị xã, huyện ủy, huyện uỷ")),
    (1, Phrases("xã, phường, thị trấn, thôn, đại biểu, cử tri, doanh nghiệp, hợp tác xã")),
)


_NO_MINISTRIES = Phrases("bộ phận, bộ đội, bộ chỉ huy, bộ tư lệnh, bộ môn")


def rank_of(words: Words, start: int, end: int) -> int | None:
    """Level of the first body of the list: 5 the centre, 4 a ministry, 3 the province, 2 the district, 1 below; None unknown."""
    if start < end and words.words[start] in ("các", "mỗi", "những", "toàn"):
        return 1
    for rank, names in _RANKS:
        for at in range(start, min(end, start + 8)):
            if names.at(words.words, at) and not _NO_MINISTRIES.at(words.words, at):
                return rank
    return None

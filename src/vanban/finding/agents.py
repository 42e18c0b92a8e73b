"""Who is addressed: lists of bodies and office holders as they stand in a sentence or a table cell."""

from __future__ import annotations

import re

from vanban.finding.imperatives import VERBS, longest, names_body, opens_action, phrase
from vanban.finding.passages import Words


def _table(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.replace("\n", " ").split(",") if word.strip())


# Nouns that name a body or an office holder, in small letters. Those of the second table count only with a capital: "vụ"
# is also a case, "hội" a fair and "tổ" a nest.
_HEADS = _table("""
    bộ, sở, ban, ngành, cơ quan, đơn vị, địa phương, cấp ủy, cấp uỷ, cấp, chính quyền, thủ trưởng, người đứng đầu, chủ tịch, phó chủ tịch,
    giám đốc, phó giám đốc, bộ trưởng, thứ trưởng, thủ tướng, phó thủ tướng, tổng bí thư, bí thư, phó bí thư, đồng chí, ông, bà, lãnh đạo,
    ủy ban, ubnd, hđnd, ubmttq, mttq, mặt trận, văn phòng, chánh văn phòng, thanh tra, công an, quân đội, bộ chỉ huy, ngân hàng, kho bạc,
    bảo hiểm xã hội, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, tỉnh uỷ, thành uỷ, huyện uỷ, đảng uỷ, đảng đoàn, ban cán sự,
    chi bộ, đảng bộ, tổ chức, thường trực, doanh nghiệp, chủ đầu tư, nhà thầu, huyện, quận, xã, phường, thị trấn, thành phố, tỉnh, thị xã,
    cán bộ, đảng viên, công chức, lực lượng, đoàn thể, thành viên, đại biểu, ủy viên, uỷ viên, trưởng ban, phó trưởng ban, tổ công tác,
    tổ biên tập, hội đồng, trường, hợp tác xã, bệnh viện, trung tâm, tập đoàn, tổng công ty, công ty, chi cục, tỉnh, chính phủ, quốc hội,
    trung ương, tòa án, viện kiểm sát, kiểm toán nhà nước, cảnh sát, bộ đội biên phòng, nhà trường, cơ sở, người dân, đoàn viên, hội viên,
    các cấp, học viện, đại học, thông tấn xã, ban quản lý, ban chỉ đạo, tổng cục, cục, đ/c, thường vụ, kế toán trưởng, trưởng phòng, phòng
""")
_CAPITAL_HEADS = _table("""
    vụ, viện, hội, đoàn, đài, báo, tổ, liên đoàn, liên minh, hiệp hội, hiệp hội, tỉnh đoàn, thành đoàn, huyện đoàn, cổng thông tin, quỹ, hải quan,
    thuế, quân khu, bưu điện, điện lực, trạm, kiểm lâm, cảng, khu, nhà xuất bản, tạp chí, chủ nhiệm, trưởng, phó trưởng, tổng giám đốc, viện trưởng, bộ chính trị
""")
# Words that only begin like a body.
_NO_BODIES = _table("""
    ban hành, ban bố, ban đầu, bộ máy, bộ tiêu, bộ luật, bộ phận, bộ thủ, bộ dữ, bộ công cụ, xã hội, xã giao, ngành nghề, cấp phép, cấp giấy,
    cấp bách, cấp thiết, cấp phát, cấp kinh, cấp nước, cấp mới, cấp độ, sở hữu, cơ sở dữ, cơ sở hạ, cơ sở vật, cơ sở pháp, phòng chống, phòng ngừa,
    phòng cháy, báo cáo, hội nghị, hội nhập, hội thảo, đoàn kết, trường hợp, quỹ đất, khu vực, tổ quốc, cục bộ, thuế suất, báo chí, địa phương hóa,
    khu đô, khu công, khu kinh, quỹ thời, trưởng thành, viện dẫn, cảng biển, đài loan, tỉnh lộ, huyện lộ
""")
_DETERMINERS = _table("các, mỗi, từng, toàn thể, những, mọi, toàn, tất cả, nhóm, khối")
# Words with which the sentence goes on after its subject without an order.
_STOPS = _table("""
    đã, đang, sẽ, vừa, vẫn, là, được, bị, rất, cũng, nhưng, mà, thì, khi, nếu, vì, do, bởi, như, căn cứ, theo, tùy, tuỳ, nhằm, để, ngoài,
    trên cơ sở, rằng, từ, trước, sau, không, chưa, đến, bằng, qua, hoặc là, luôn, lại, nên, cho, đối với, này, phát biểu, cho biết,
    cho rằng, ghi nhận, đánh giá, khẳng định, bày tỏ, nhấn mạnh, nêu, biểu dương, thăm, dự, khảo sát, về, với, đồng ý,
    thống nhất, nhất trí, kết quả, tình hình, danh sách, còn, phối hợp, chủ trì, làm
""")
_INSIDE = _table("tỉnh, huyện, hệ thống, toàn, khối, ngành, nước, và ngoài, khu")
_LISTED_AFTER = _table(
    "bộ, sở, ban, ngành, huyện, phường, xã, quận, thành phố, tỉnh, đồng chí, ông, thị xã, thị trấn, đơn vị, cơ quan, địa phương"
)
_LONGEST = 110

_ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&/-]+\Z")
_STRONG = (
    r"(?:[Cc]ác|[Mm]ỗi|[Tt]oàn thể|Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|MTTQ|Mặt trận|Cục|Chi cục|Tổng cục|Vụ|Viện|Văn phòng|Chánh"
    r"|Công an|Quân|Thanh tra|Tòa án|Toà án|Viện kiểm sát|Kiểm toán|Ngân hàng|Kho bạc|Bảo hiểm|Đài|Báo|Cổng|Trường|Đại học|Học viện"
    r"|Trung tâm|Tập đoàn|Tổng công ty|Công ty|Liên đoàn|Liên minh|Hội|Hiệp hội|Đoàn|Tỉnh|Thành|Huyện|Đảng|Thủ trưởng|Chủ tịch|Giám đốc"
    r"|Bộ trưởng|Người đứng đầu|Thường trực|Cơ quan|Đơn vị|Phòng|Thuế|Hải quan|Bưu điện|Điện lực|Thành viên|Cấp|Chi bộ|Lãnh đạo|Kiểm lâm)"
)
_CUT = re.compile(
    rf"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?(?={_STRONG}\b|[A-ZĐ]{{2,}}\b)|\s+(?:và|cùng|cùng với)\s+(?={_STRONG}\b|[A-ZĐ]{{2,}}\b)"
)
_NAMES_OF_TWO = re.compile(r"(?:Bộ|Sở|Ban|Ủy ban|Văn phòng)(?:\s+[^\s,]+){0,2}\Z")


def split_agents(words: str) -> tuple[str, ...]:
    """The bodies in a list: cut at `;`, and at a comma or "và" before the name of another body.

    "các sở, ngành, địa phương" and "các Bộ: Y tế, Nội vụ" stay one group, for the words after the comma name nothing alone.
    """
    if re.match(r"[^,;]*:\s", words):
        return (words.strip(" ,;."),) if words.strip(" ,;.") else ()
    pieces = (piece.strip(" ,;.:") for piece in _CUT.split(words))
    return tuple(piece for piece in pieces if piece)


def agent_head(words: Words, at: int) -> int:
    """How many words of a head stand at `at`, with their determiner; 0 if nobody is named there."""
    start = at
    while length := longest(words.words, at, _DETERMINERS):
        at += length
    length = longest(words.words, at, _HEADS)
    if not length and at < len(words) and words.capitals[at]:
        length = longest(words.words, at, _CAPITAL_HEADS)
    if length and (phrase(words.words, at, 2) in _NO_BODIES or phrase(words.words, at, 3) in _NO_BODIES):
        return 0
    if length and phrase(words.words, at, 2) in ("lãnh đạo", "tổ chức", "thanh tra") and not _is_noun(words, start, at):
        return 0
    if not length and at == start and at < len(words) and _is_acronym(words, at):
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
    return follow[:1] != (",",) and bool(longest(words.words, at + 2, _HEADS | _DETERMINERS))


def _is_acronym(words: Words, at: int) -> bool:
    word = words.words[at]
    return words.capitals[at] and 2 <= words.ends[at] - words.starts[at] <= 8 and word.isalpha() and word in _ACRONYMS


_ACRONYMS = frozenset({"vtv", "vov", "ttxvn", "evn", "vnpt", "pvn", "btv", "bcđ", "bch", "bql", "vp", "bhxh", "clb"})


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
        listed = words.words[at - 1] in _LISTED_AFTER and at + 1 < stop and words.capitals[at + 1]
        return 1 if listed else 0
    if word in (",", ";", "và", "cùng", "-"):
        return _across(words, at, stop)
    if not (word[0].isalnum() or word in "&/"):
        return 0
    if words.capitals[at] or (words.capitals[at - 1] and phrase(words.words, at - 1, 2) in VERBS):
        return 1
    if word == "có":
        return (
            3
            if phrase(words.words, at, 3) == "có liên quan"
            else 3
            if words.words[at + 1 : at + 3] == ("liên", "quan")
            else 0
        )
    if word == "trong":
        return 1 if longest(words.words, at + 1, _INSIDE) else 0
    if word == "trực" or phrase(words.words, at, 2) in ("phụ trách", "trực thuộc", "chịu trách"):
        return 0 if phrase(words.words, at, 2) == "chịu trách" else 1
    if names_body(words.words, at):
        return 2
    if longest(words.words, at, _STOPS) or opens_action(words.words, at):
        return 0
    return 1


def _across(words: Words, at: int, stop: int) -> int:
    """Over a comma or "và": to another body, or to a further part of the same group ("sở, ngành, địa phương")."""
    after = at + 1
    if after < stop and words.words[after] in ("và", "với"):
        after += 1
    if after >= stop:
        return 0
    if length := agent_head(words, after):
        return after + length - at
    if words.capitals[after]:
        return after + 1 - at
    if longest(words.words, after, _STOPS) or (opens_action(words.words, after) and not names_body(words.words, after)):
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
        _table(
            "trung ương, chính phủ, quốc hội, thủ tướng, tổng bí thư, bộ chính trị, ban bí thư, chủ tịch nước, phó thủ tướng"
        ),
    ),
    (4, _table("bộ trưởng, bộ, thứ trưởng")),
    (3, _table("tỉnh, sở, tỉnh ủy, tỉnh uỷ, thành phố, thành ủy, thành uỷ")),
    (2, _table("huyện, quận, thị xã, huyện ủy, huyện uỷ")),
    (1, _table("xã, phường, thị trấn, thôn, đại biểu, cử tri, doanh nghiệp, hợp tác xã")),
)


def rank_of(words: Words, start: int, end: int) -> int | None:
    """Level of the first body of the list: 5 the centre, 4 a ministry, 3 the province, 2 the district, 1 below; None unknown."""
    if start < end and words.words[start] in ("các", "mỗi", "những", "toàn"):
        return 1
    for rank, names in _RANKS:
        for at in range(start, min(end, start + 8)):
            if longest(words.words, at, names):
                return rank
    return None

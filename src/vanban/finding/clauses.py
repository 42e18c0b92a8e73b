"""One clause per instruction: where a sentence of orders may be cut."""

from __future__ import annotations

from vanban.finding.imperatives import opens_action, skip_adverbs
from vanban.finding.lexicon import OPENERS, VERBS
from vanban.finding.passages import Words
from vanban.finding.phrases import Phrases, phrase

CONNECTIVES = Phrases("""
    đồng thời, mặt khác, trên cơ sở, bên cạnh đó, ngoài ra, cùng với đó, từ đó, qua đó, trong đó, theo đó, một mặt,
    cụ thể, đặc biệt, nhất là, do đó, vì vậy, do vậy, tiếp đó, trước mắt, trước hết, nhưng, và, tuy nhiên, hơn nữa,
    đợt 1, trong thời gian tới, thời gian tới, cùng đó, song song đó, tiếp theo
""")
_AND = Phrases("đồng thời, mặt khác, trên cơ sở")
# Behind these words commas list objects or purposes, not further instructions.
_LISTING = Phrases("""
    để, nhằm, gồm, như, góp phần, qua đó, nhất là, đặc biệt là, trọng tâm là, theo hướng, không, việc, gắn với,
    gắn liền với, kết hợp với, đi đôi với, song song với
""")
# With a verb behind them these govern a list of verbs: "các nhiệm vụ xây dựng … và xây dựng …", "Đề án đổi mới …".
_GOVERNING = Phrases("các nhiệm vụ, các hoạt động, các nội dung, đề án, dự án")
REPORTS = Phrases("""
    báo cáo, trình, gửi, tham mưu trình, hoàn thành trước, hoàn thành trong, tổng hợp báo, thời gian hoàn,
    hoàn thành trình
""")
_KIN = tuple(
    Phrases(kin)
    for kin in (
        "giám sát, kiểm tra, thanh tra, kiểm toán, đôn đốc, theo dõi, đánh giá, rà soát",
        "đầu tư, xây dựng, phát triển, nâng cấp",
        "quảng bá, giới thiệu, tuyên truyền, phổ biến, quán triệt",
        "lãnh đạo, chỉ đạo, điều hành",
        "xây dựng, sửa đổi, bổ sung, ban hành, hoàn thiện, rà soát",
        "đào tạo, bồi dưỡng, tập huấn",
        "nghiên cứu, ứng dụng, phát triển, chuyển giao",
        "quản lý, khai thác, sử dụng, bảo vệ",
    )
)
_SIGNS = frozenset({"(", ")", ";", ",", "và"})
_SHORTEST = 8
# "lãnh đạo, chỉ đạo, tổ chức thực hiện …" shares one object: after so short an element the list goes on.
_LEAST_ELEMENT = 4


def split_clauses(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of words, one per instruction; a part that only reports or explains stays with the clause before it."""
    cuts = [start]
    lists = {at for at, _length in _LISTING.within(words.words, start, end)}
    lists |= {
        at
        for at, length in _GOVERNING.within(words.words, start, end)
        if VERBS.at(words.words, skip_adverbs(words.words, at + length))
    }
    listing = False
    depth = 0
    for at in [at for at in range(start, end) if words.words[at] in _SIGNS or at in lists]:
        word = words.words[at]
        depth += (word == "(") - (word == ")")
        if at == start or depth > 0:
            continue
        if word == ";" or (word in (",", "và") and at + 1 < end and _parts(words, cuts[-1], at, end, listing)):
            cuts.append(at + 1)
            listing = False
        elif at in lists:
            listing = True
    spans = list(zip(cuts, [*cuts[1:], end], strict=True))
    return _merged(words, [(first, last) for first, last in spans if last > first])


def _parts(words: Words, start: int, at: int, end: int, listing: bool) -> bool:
    """Whether the comma or "và" at `at` parts two instructions."""
    after = at + 1
    if words.words[at] == "," and _AND.at(words.words, after):
        return True
    if listing or words.capitals[after] or not OPENERS.at(words.words, after):
        return False
    if _count(words, _last_sign(words, start, at), at) < _LEAST_ELEMENT or _ends_in_verb(words, at):
        return False
    least = _SHORTEST if words.words[at] == "," else _SHORTEST + 2
    long_enough = _count(words, start, at) >= least and _count(words, after, _next_part(words, after, end)) >= _SHORTEST
    return long_enough and opens_action(words.words, after)


def _ends_in_verb(words: Words, at: int) -> bool:
    """ "giám sát, kiểm tra …", "đầu tư, xây dựng …": a verb without its object shares that of its kin behind the sign."""
    before, behind = phrase(words.words, at - 2, 2), phrase(words.words, at + 1, 2)
    return any(before in kin and behind in kin for kin in _KIN)


def _last_sign(words: Words, start: int, at: int) -> int:
    for index in range(at - 1, start - 1, -1):
        if words.words[index] in (",", ";", ":"):
            return index + 1
    return start


def _count(words: Words, start: int, end: int) -> int:
    """Words without signs."""
    return sum(word[0].isalnum() for word in words.words[start:end])


def _next_part(words: Words, at: int, end: int) -> int:
    """Where the part after `at` could be cut again."""
    for index in range(at + 2, end):
        if words.words[index] in (";", ".") or (
            words.words[index] in (",", "và") and OPENERS.at(words.words, index + 1)
        ):
            return index
    return end


def _merged(words: Words, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and not _stands(words, first, last):
            merged[-1] = merged[-1][0], last
        else:
            merged.append((first, last))
    return merged


def _stands(words: Words, first: int, last: int) -> bool:
    """Whether a part is an instruction by itself."""
    return opens_action(words.words, behind_connectives(words, first, last)) and not reports_only(words, first, last)


def _is_closed(words: Words, at: int) -> bool:
    return at >= len(words) or words.words[at] in ("đó", ",", ":")


def reports_only(words: Words, start: int, end: int) -> bool:
    """Whether a part of a sentence only says to whom the result is to be reported: "trình Chính phủ xem xét"."""
    return bool(REPORTS.at(words.words, skip_adverbs(words.words, behind_connectives(words, start, end))))


def behind_connectives(words: Words, at: int, end: int) -> int:
    """Index behind "đồng thời", "trên cơ sở đó", "bên cạnh đó," and the like."""
    while at < end:
        length = CONNECTIVES.at(words.words, at)
        if not length or VERBS.at(words.words, at) > length:  # "cụ thể hóa …"
            break
        # "Trên cơ sở đó, …" joins; "trên cơ sở nội dung Nghị quyết, …" is an adverbial with words of its own.
        if length == 3 and words.words[at + 2] == "sở" and not _is_closed(words, at + length):
            break
        at += length
        if at < end and words.words[at] == "đó":
            at += 1
        if at < end and words.words[at] in (",", "là", ":"):
            at += 1
    return at

"""Papers that are cited without a number: by congress or meeting, by the name of a law, by a title.

The readers get running text and where the kind word stands in it, and answer with the end of the citation.
"""

from __future__ import annotations

from typing import NamedTuple

from vanban.finding import title_words as words
from vanban.finding.kinds import ALSO_VERBS, TITLED_KINDS
from vanban.finding.lexicon import VERBS
from vanban.finding.phrases import Phrases

_PASSED = frozenset(
    ("nghị quyết", "kết luận", "văn kiện", "báo cáo chính trị", "thông báo", "thông báo kết luận", "chỉ thị")
)
_ORDERING = ("chỉ thị", "nghị quyết", "nghị định")
_LONGEST = 260
_LONGEST_LAW = 120
_VERB_REACH = 40
_DONE_TO_PAPERS = Phrases("""
    hoàn thành, hoàn thiện, báo cáo, đề xuất, thông qua, phê duyệt, ban hành, xem xét, thẩm định, triển khai, tổ chức, góp ý,
    cho ý kiến, lấy ý kiến, xin ý kiến, quyết định, đáp ứng, bảo đảm, đảm bảo, gắn với, thực hiện, kết thúc, có ý kiến, đề nghị,
    yêu cầu, tiếp thu, đánh giá, xác định, phân công, kèm theo
""")
_SHORTEST = 2


class Congress(NamedTuple):
    """End of a congress or meeting behind a kind word, and its words."""

    end: int
    issuer: str


def read_congress(flat: str, kind: str, at: int) -> Congress | None:
    """ "… Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "… Trung ương 5 khóa XII" behind a kind word."""
    match = words.CONGRESS.match(flat, at) if kind in _PASSED else None
    if not match:
        return None
    body = words.NEXT_PARAGRAPH.split(match["body"], maxsplit=1)[0].rstrip()
    if len(body.split()) <= _SHORTEST:  # "Đại hội" alone names no meeting
        return None
    return Congress(match.start("body") + len(body), body)


def read_law(flat: str, kind: str, start: int, end: int) -> int | None:
    """End of the name of a law, constitution or statute."""
    if not flat[start].isupper():
        return None
    if kind == "hiến pháp":
        edition = words.LAW_EDITION.match(flat, end)
        return edition.end() if edition else end
    if kind in ("điều lệ", "cương lĩnh"):
        statute = words.STATUTE.match(flat, end)
        return statute.end() if statute else read_title(flat, kind, start, end)
    if amending := words.AMENDING.match(flat, end):
        amended = words.AMENDED.match(flat, amending.end())
        return _law_name(flat, amended.end()) if amended else read_title_text(flat, amending.end())
    return _law_name(flat, end)


def _law_name(flat: str, at: int) -> int | None:
    if known := words.KNOWN_LAW.match(flat[at : at + _LONGEST_LAW].lower()):
        behind = at + known.end()
        edition = words.LAW_EDITION.match(flat, behind) or words.BARE_YEAR.match(flat, behind)
        return edition.end() if edition else at + known.end()
    match = words.LAW.match(flat, at)
    if not match or match.group().isupper():
        return None
    end = match.end()
    for more in (words.LAW_GOES_ON, words.LAW_EDITION):
        if tail := more.match(flat, end):
            end = tail.end()
    return end


def read_title(flat: str, kind: str, start: int, end: int) -> int | None:
    """End of the title behind a kind word, where the words show that it is one."""
    capital = flat[start].isupper()
    if flat[start:end].isupper():  # the head of a paper, not a citation
        return None
    if kind in TITLED_KINDS:
        return _plan_title(flat, kind, end, capital=capital)
    if not capital:
        return None
    if kind.startswith("báo cáo"):
        lead = words.REPORT.match(flat, end)
    elif words.AMENDS.match(flat, end):
        return None  # cited as the one that amends the other, where that is cited
    elif kind in ALSO_VERBS:
        lead = words.OF_ABOUT.match(flat, end)
    else:
        lead = words.ABOUT.match(flat, end) or (words.ORDERS.match(flat, end) if kind in _ORDERING else None)
    return read_title_text(flat, lead.end()) if lead else None


def _plan_title(flat: str, kind: str, end: int, *, capital: bool) -> int | None:
    """In small letters ("đề án Đẩy mạnh …") the title itself must begin with a capital or a quote, or tell its years."""
    horizon = words.HORIZON_PLAN.match(flat, end) if kind in ("chiến lược", "quy hoạch") and not capital else None
    if horizon:
        return horizon.end()
    lead = words.PLAN.match(flat, end) or (words.ABOUT.match(flat, end) if capital else None)
    if not lead and capital and kind == "đề án" and _opens_scheme(flat, end):
        return read_title_text(flat, end + 1)
    if not lead and capital and (dated := words.TO_A_YEAR.match(flat, end)):
        return dated.end()
    if not lead or not (capital or flat[lead.end()] == '"' or _is_title(flat, lead.end())):
        return None
    return _quoted(flat, lead.end()) or read_title_text(flat, lead.end())


def _opens_scheme(flat: str, end: int) -> bool:
    """Whether the name of a scheme begins with what it is to do: "Đề án hợp nhất Trung tâm …"."""
    ahead = flat[end : end + _VERB_REACH].lower().split()
    return flat[end : end + 1] == " " and VERBS.at(ahead, 0) > 1 and not _DONE_TO_PAPERS.at(ahead, 0)


def _is_title(flat: str, at: int) -> bool:
    """Whether a capital at `at` begins a title, rather than the meeting or body whose agenda or plan is meant."""
    return flat[at].isupper() and not words.AGENDA.match(flat, at)


def _quoted(flat: str, at: int) -> int | None:
    if flat[at] != '"':
        return None
    close = flat.find('"', at + 1, at + _LONGEST)
    return close + 1 if close > 0 else None


def read_title_text(flat: str, at: int) -> int | None:
    """End of the title that begins at `at`; None if fewer than two words are left."""
    limit = min(len(flat), at + _LONGEST)
    stop = words.TITLE_ENDS.search(flat, at, limit)
    title = words.DANGLING.sub("", flat[at : stop.start() if stop else limit])
    return at + len(title) if len(title.split()) >= _SHORTEST else None

"""Findings as lines for a person at a terminal: each with the words of the text and the place where they stand."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from vanban.model import (
    Analysis,
    AnnexTask,
    Comment,
    Contradiction,
    Deadline,
    Directive,
    Header,
    Meeting,
    Organisation,
    Provision,
    Reference,
    Target,
)
from vanban.reasons import Why
from vanban.structure.outline import path_label
from vanban.text import fold

_WIDTH = 100
_EXCERPT_LINES = 3
_WORDS = {
    "vi": {
        "header": "VĂN BẢN", "issuer": "Cơ quan", "number": "Số", "issued": "Ngày ban hành", "place": "Nơi ban hành",
        "kind": "Loại", "title": "Trích yếu", "signer": "Người ký", "outline": "CẤU TRÚC", "directives": "NHIỆM VỤ",
        "annex_tasks": "NHIỆM VỤ TRONG PHỤ LỤC", "targets": "CHỈ TIÊU", "deadlines": "THỜI HẠN",
        "references": "VĂN BẢN ĐƯỢC DẪN", "organisations": "CƠ QUAN, TỔ CHỨC", "contradictions": "MÂU THUẪN TRONG VĂN BẢN",
        "meeting": "HỘI NGHỊ", "date": "Ngày",
        "mode": "Hình thức", "points": "Điểm cầu", "participants": "Người dự", "chair": "Chủ trì",
        "supporting": "Phối hợp", "by": "Thời hạn", "product": "Sản phẩm", "unknown": "(không rõ ai)", "where": "Ở mục",
        "why": "Vì sao", "comments": "NHẬN XÉT BÊN LỀ",
        "reference": "năm vắng mặt hiểu theo ngày",
        "empty": "Không tìm thấy gì.", "no_outline": "Văn bản không đánh số mục.",
    },
    "en": {
        "header": "PAPER", "issuer": "Issuer", "number": "Number", "issued": "Issued", "place": "Place", "kind": "Kind",
        "title": "About", "signer": "Signed by", "outline": "OUTLINE", "directives": "DIRECTIVES",
        "annex_tasks": "TASKS IN ANNEXES", "targets": "TARGETS", "deadlines": "DEADLINES", "references": "CITED PAPERS",
        "organisations": "ORGANISATIONS", "contradictions": "CONTRADICTIONS IN THE TEXT",
        "meeting": "MEETING", "date": "Date", "mode": "Mode", "points": "Sites",
        "participants": "Participants", "chair": "Chair", "supporting": "Supporting", "by": "By",
        "product": "Product", "unknown": "(nobody named)", "where": "Under", "why": "Because",
        "comments": "COMMENTS IN THE MARGIN",
        "reference": "missing years read from", "empty": "Nothing was found.",
        "no_outline": "The text has no numbered provisions.",
    },
}  # fmt: skip


def outline_lines(outline: Sequence[Provision], *, language: str = "vi") -> list[str]:
    """One line per provision, indented by depth: label, title, id."""
    return list(_branch(outline, 0)) or [_WORDS[language]["no_outline"]]


def analysis_lines(analysis: Analysis, *, language: str = "vi", why: bool = False) -> list[str]:
    """All findings under headings, with `why` each with its reason; kinds of which nothing was found are left out."""
    page = _Page(analysis, language, why=why)
    return page.lines() or [page.words["empty"]]


def _branch(provisions: Sequence[Provision], depth: int) -> Iterator[str]:
    for node in provisions:
        label = f"{node.label} " if node.label else ""
        yield f"{'  ' * depth}{label}{_clip(node.title, _WIDTH - 2 * depth - 24)}  [{node.id}]"
        yield from _branch(node.children, depth + 1)


class _Page:
    """The sections of one analysis in one language."""

    def __init__(self, analysis: Analysis, language: str, *, why: bool) -> None:
        self.analysis = analysis
        self.language = language
        self.why = why
        self.words = _WORDS[language]

    def lines(self) -> list[str]:
        found = self.analysis
        sections: tuple[tuple[str, list[list[str]]], ...] = (
            ("header", self._header(found.header)),
            ("meeting", self._meeting(found.meeting)),
            ("directives", [self._directive(directive) for directive in found.directives]),
            ("annex_tasks", [self._annex_task(task) for task in found.annex_tasks]),
            ("targets", [[_target(one), *self._because(one.why)] for one in found.targets]),
            ("deadlines", [[_deadline(one), *self._because(one.why)] for one in found.deadlines]),
            ("references", [[_reference(one), *self._because(one.why)] for one in _once(found.references)]),
            ("contradictions", [self._contradiction(one) for one in found.contradictions]),
            ("comments", [self._comment(one) for one in found.comments]),
            ("organisations", [[_organisation(one), *self._because(one.why)] for one in _once(found.organisations)]),
        )
        lines: list[str] = []
        for name, items in sections:
            lines += self._section(name, items)
        return lines[:-1]

    def _section(self, name: str, items: list[list[str]]) -> list[str]:
        if not items:
            return []
        counted = "" if name in ("header", "meeting") else f" ({len(items)})"
        if name == "deadlines" and (day := self.analysis.reference):
            counted += f" · {self.words['reference']} {day:%d/%m/%Y}"
        return [self.words[name] + counted, *(line for item in items for line in item), ""]

    def _header(self, header: Header) -> list[list[str]]:
        issued = f"{header.issued:%d/%m/%Y}" if header.issued else None
        facts = {"kind": header.kind, "number": header.number, "title": header.title, "issuer": header.issuer}
        facts |= {"issued": issued, "place": header.place, "signer": header.signer}
        return [_wrapped(self.words[name], value) for name, value in facts.items() if value]

    def _meeting(self, meeting: Meeting | None) -> list[list[str]]:
        names = ("date", "mode", "points", "participants", "chair") if meeting else ()
        values = ((name, getattr(meeting, name)) for name in names)
        return [_wrapped(self.words[name], str(value)) for name, value in values if value is not None]

    def _directive(self, directive: Directive) -> list[str]:
        where = path_label(self.analysis.outline, directive.start)
        return self._task(directive, directive.assignees, directive.surface, where)

    def _annex_task(self, task: AnnexTask) -> list[str]:
        return self._task(task, task.lead, task.task, task.number)

    def _contradiction(self, one: Contradiction) -> list[str]:
        places = zip(one.values, one.places, strict=True)
        said = [_row(value, self.analysis.text[start:end]) for value, (start, end) in places]
        return [*said, *self._because(one.why)]

    def _comment(self, comment: Comment) -> list[str]:
        signed = ", ".join([comment.author or "", f"{comment.written:%d/%m/%Y}" if comment.written else ""]).strip(", ")
        about = self.analysis.text[comment.start : comment.end]
        return [_row(signed or "?", about), *_excerpt(comment.text)]

    def _because(self, why: Why | None) -> list[str]:
        return _wrapped(self.words["why"], why.sentence(self.language)) if self.why and why else []

    def _task(self, task: Directive | AnnexTask, lead: Sequence[str], text: str, where: str) -> list[str]:
        details = {
            "supporting": ", ".join(task.supporting),
            "product": task.product,
            "by": _limit(task.deadline, task.deadline_value),
            "where": where,
        }
        lines = [f"  ● {_clip(', '.join(lead) or self.words['unknown'], _WIDTH - 4)}", *_excerpt(text)]
        for name, value in details.items():
            lines += _wrapped(self.words[name], value) if value else []
        return lines + self._because(task.why)


def _target(target: Target) -> str:
    figure = f"{target.comparator} {target.value} {target.unit or ''}".strip()
    return _row(f"{figure} → {target.by}" if target.by else figure, target.surface)


def _deadline(deadline: Deadline) -> str:
    return _row(deadline.value or deadline.kind, deadline.surface)


def _reference(reference: Reference) -> str:
    return _row(reference.number or reference.kind, reference.surface)


def _organisation(organisation: Organisation) -> str:
    return f"  {_clip(organisation.surface, _WIDTH - 2)}"


_Named = TypeVar("_Named", Reference, Organisation)


def _once(items: Iterable[_Named]) -> list[_Named]:
    """The first of each wording: a name that stands forty times is shown once."""
    first: dict[str, _Named] = {}
    for item in items:
        first.setdefault(fold(item.surface), item)
    return list(first.values())


def _limit(surface: str | None, value: str | None) -> str:
    return " = ".join(part for part in (surface, value) if part)


def _row(name: str, text: str) -> str:
    return f"  {name:<22} {_clip(text, _WIDTH - 25)}"


def _wrapped(name: str, value: str) -> list[str]:
    first, rest = f"      {name + ':':<15} ", " " * 22
    return textwrap.wrap(" ".join(value.split()), _WIDTH, initial_indent=first, subsequent_indent=rest)


def _excerpt(text: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent="      ",
        subsequent_indent="      ",
        max_lines=_EXCERPT_LINES,
        placeholder=" …",
    )


def _clip(text: str, width: int) -> str:
    return textwrap.shorten(" ".join(text.split()), max(width, 20), placeholder=" …")

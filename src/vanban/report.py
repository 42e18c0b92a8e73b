"""Findings as lines for a person at a terminal: each with the words of the text and the place where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from vanban.due import deadline_of
from vanban.lines import USUAL, Sheet
from vanban.model import (
    Analysis,
    AnnexTask,
    Comment,
    Contradiction,
    Header,
    Meeting,
    Organisation,
    Provision,
    Reference,
    Target,
    Task,
)
from vanban.reasons import Why
from vanban.spoken import day_words, deadline_words, figure_words, mode_words, number_words, value_words
from vanban.structure.outline import path_label
from vanban.text import fold

_WORDS = {
    "vi": {
        "header": "VĂN BẢN", "issuer": "Cơ quan", "number": "Số", "issued": "Ngày ban hành", "place": "Nơi ban hành",
        "kind": "Loại", "title": "Trích yếu", "signer": "Người ký", "outline": "CẤU TRÚC", "directives": "NHIỆM VỤ",
        "annex_tasks": "NHIỆM VỤ TRONG PHỤ LỤC", "targets": "CHỈ TIÊU", "deadlines": "THỜI HẠN",
        "references": "VĂN BẢN ĐƯỢC DẪN", "organisations": "CƠ QUAN, TỔ CHỨC", "contradictions": "MÂU THUẪN TRONG VĂN BẢN",
        "meeting": "HỘI NGHỊ", "date": "Ngày",
        "mode": "Hình thức", "points": "Điểm cầu", "participants": "Người dự", "chair": "Chủ trì",
        "supporting": "Phối hợp", "by": "Thời hạn", "product": "Sản phẩm", "unknown": "(không rõ ai)", "where": "Ở mục",
        "row": "dòng", "why": "Vì sao", "comments": "NHẬN XÉT BÊN LỀ",
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
        "product": "Product", "unknown": "(nobody named)", "where": "Under", "row": "row", "why": "Because",
        "comments": "COMMENTS IN THE MARGIN",
        "reference": "missing years read from", "empty": "Nothing was found.",
        "no_outline": "The text has no numbered provisions.",
    },
}  # fmt: skip


def outline_lines(outline: Sequence[Provision], *, language: str = "vi", width: int = USUAL) -> list[str]:
    """One line per provision, indented by depth: label, title, id."""
    return list(_branch(outline, 0, Sheet(width))) or [_WORDS[language]["no_outline"]]


def analysis_lines(analysis: Analysis, *, language: str = "vi", why: bool = False, width: int = USUAL) -> list[str]:
    """All findings under headings, with `why` each with its reason; kinds of which nothing was found are left out."""
    page = _Page(analysis, language, Sheet(width), why=why)
    return page.lines() or [page.words["empty"]]


def _branch(provisions: Sequence[Provision], depth: int, sheet: Sheet) -> Iterator[str]:
    for node in provisions:
        label = f"{node.label} " if node.label else ""
        before, behind = f"{'  ' * depth}{label}", f"  [{node.id}]"
        yield f"{before}{sheet.clip(node.title, sheet.width - len(before) - len(behind))}{behind}"
        yield from _branch(node.children, depth + 1, sheet)


class _Page:
    """The sections of one analysis in one language."""

    def __init__(self, analysis: Analysis, language: str, sheet: Sheet, *, why: bool) -> None:
        self.analysis = analysis
        self.language = language
        self.sheet = sheet
        self.why = why
        self.words = _WORDS[language]

    def lines(self) -> list[str]:
        found = self.analysis
        sections: tuple[tuple[str, int, Iterable[list[str]]], ...] = (
            ("header", 0, self._header(found.header)),
            ("meeting", 0, self._meeting(found.meeting)),
            (
                "directives",
                len(found.directives),
                (self._task(one, self._place(one.start)) for one in found.directives),
            ),
            ("annex_tasks", len(found.annex_tasks), self._annex_tasks(found.annex_tasks)),
            ("targets", len(found.targets), self._targets(found.targets)),
            ("deadlines", len(found.deadlines), self._deadlines()),
            ("references", len(once := _once(found.references)), self._references(once)),
            ("contradictions", len(found.contradictions), map(self._contradiction, found.contradictions)),
            ("comments", len(found.comments), map(self._comment, found.comments)),
            ("organisations", len(bodies := _once(found.organisations)), map(self._organisation, bodies)),
        )
        lines: list[str] = []
        for name, count, items in sections:
            lines += self._section(name, count, items)
        return lines[:-1]

    def _section(self, name: str, count: int, items: Iterable[list[str]]) -> list[str]:
        inside = [line for item in items for line in item]
        if not inside:
            return []
        counted = f" ({number_words(str(count), self.language)})" if count else ""
        if name == "deadlines" and (day := self.analysis.reference):
            counted += f" · {self.words['reference']} {day_words(day, self.language)}"
        return [self.words[name] + counted, *inside, ""]

    def _header(self, header: Header) -> list[list[str]]:
        issued = day_words(header.issued, self.language) if header.issued else None
        facts = {"kind": header.kind, "number": header.number, "title": header.title, "issuer": header.issuer}
        facts |= {"issued": issued, "place": header.place, "signer": header.signer}
        return [self._labelled(name, value) for name, value in facts.items()]

    def _meeting(self, meeting: Meeting | None) -> list[list[str]]:
        if meeting is None:
            return []
        facts = {
            "date": value_words(meeting.date, self.language) if meeting.date else None,
            "mode": mode_words(meeting.mode, self.language) if meeting.mode else None,
            "points": self._count(meeting.points),
            "participants": self._count(meeting.participants),
            "chair": meeting.chair,
        }
        return [self._labelled(name, value) for name, value in facts.items()]

    def _annex_tasks(self, tasks: Sequence[AnnexTask]) -> Iterator[list[str]]:
        """Each group of rows under its name."""
        section = None
        for task in tasks:
            if task.section and task.section != section:
                yield [f"  {self.sheet.clip(task.section, self.sheet.width - 2)}"]
            section = task.section
            row = f"{self.words['row']} {task.number}" if task.number else ""
            yield self._task(task, ", ".join(part for part in (self._place(task.start), row) if part))

    def _task(self, task: Task, where: str) -> list[str]:
        details = {
            "supporting": ", ".join(task.supporting),
            "product": task.product,
            "by": self._limit(task),
            "where": where,
        }
        lead = self.sheet.item(", ".join(task.lead) or self.words["unknown"])
        labelled = [line for name, value in details.items() for line in self._labelled(name, value)]
        return [*lead, *self.sheet.excerpt(task.task), *labelled, *self._because(task.why)]

    def _limit(self, task: Task) -> str | None:
        """What the paper says, and what that means where its words leave it open."""
        deadline = deadline_of(task, self.analysis.deadlines)
        if deadline and deadline.kind != "event":
            meaning = deadline_words(deadline, self.language)
        else:
            meaning = value_words(task.deadline_value, self.language) if task.deadline_value else ""
        said = task.deadline or ""
        return " → ".join(part for part in (said, "" if _bare(meaning) in _bare(said) else meaning) if part)

    def _targets(self, targets: Sequence[Target]) -> Iterator[list[str]]:
        rows = self.sheet.rows([(self._figure(one), one.subject or one.surface) for one in targets])
        return (row + self._because(one.why) for one, row in zip(targets, rows, strict=True))

    def _figure(self, target: Target) -> str:
        figure = figure_words(target.value, unit=target.unit, comparator=target.comparator, language=self.language)
        return f"{figure}, {value_words(target.by, self.language)}" if target.by else figure

    def _deadlines(self) -> Iterator[list[str]]:
        """Equal ones of equal reason once, with their number: a table says "Thường xuyên" in every other row."""
        said = [
            (deadline_words(one, self.language), one.surface, tuple(self._because(one.why)))
            for one in self.analysis.deadlines
        ]
        times = Counter(said)
        rows = self.sheet.rows(
            [(name, f"{text} (×{count})" if count > 1 else text) for (name, text, _why), count in times.items()]
        )
        return (row + list(why) for (_name, _text, why), row in zip(times, rows, strict=True))

    def _references(self, references: Sequence[Reference]) -> Iterator[list[str]]:
        rows = self.sheet.rows([(one.number or one.kind, one.surface) for one in references])
        return (row + self._because(one.why) for one, row in zip(references, rows, strict=True))

    def _organisation(self, one: Organisation) -> list[str]:
        return [f"  {self.sheet.clip(one.surface, self.sheet.width - 2)}", *self._because(one.why)]

    def _contradiction(self, one: Contradiction) -> list[str]:
        values = [self._said(one.kind, value) for value in one.values]
        texts = [self.analysis.text[start:end] for start, end in one.places]
        rows = self.sheet.rows(list(zip(values, texts, strict=True)))
        return [*(line for row in rows for line in row), *self._because(one.why)]

    def _said(self, kind: str, value: str) -> str:
        if kind == "issued":
            return value_words(value, self.language)
        return value if kind == "issuer" else number_words(value, self.language)

    def _comment(self, comment: Comment) -> list[str]:
        written = day_words(comment.written, self.language) if comment.written else None
        signed = ", ".join(part for part in (comment.author, written) if part)
        about = self.analysis.text[comment.start : comment.end]
        ((*row,),) = self.sheet.rows([(signed or "?", about)])
        return [*row, *self.sheet.excerpt(comment.text)]

    def _because(self, why: Why | None) -> list[str]:
        return self._labelled("why", why.sentence(self.language)) if self.why and why else []

    def _labelled(self, name: str, value: str | None) -> list[str]:
        return self.sheet.labelled(self.words[name], value) if value else []

    def _place(self, offset: int) -> str:
        return path_label(self.analysis.outline, offset)

    def _count(self, number: int | None) -> str | None:
        return None if number is None else number_words(str(number), self.language)


def _bare(text: str) -> str:
    """For comparing: "quý III năm 2026" says no less than "quý III/2026"."""
    return fold(text).replace("nam ", "")


_Named = TypeVar("_Named", Reference, Organisation)


def _once(items: Iterable[_Named]) -> list[_Named]:
    """The first of each wording: a name that stands forty times is shown once."""
    first: dict[str, _Named] = {}
    for item in items:
        first.setdefault(fold(item.surface), item)
    return list(first.values())

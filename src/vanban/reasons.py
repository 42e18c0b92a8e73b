"""Why something was taken for a finding: the rule that fired and the words it fired on, said in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Why:
    """`rule` is stable, for counting and for judging rules; `words` are those of the text, "" where no words decide."""

    rule: str
    words: str = ""

    @property
    def vi(self) -> str:
        return self._say(0)

    @property
    def en(self) -> str:
        return self._say(1)

    def sentence(self, language: str) -> str:
        return self.en if language.startswith("en") else self.vi

    def _say(self, language: int) -> str:
        """A rule of another edition of this library is told by its name."""
        pair = RULES.get(self.rule)
        return pair[language].format(words=self.words) if pair else self.rule


RULES: dict[str, tuple[str, str]] = {
    "frame": ("mẫu “{words} X + việc”", "pattern “{words} X + work”"),
    "frame_nobody": ("mẫu “{words} + việc”, không nêu ai", "pattern “{words} + work”, nobody named"),
    "frame_lead": ("mẫu “{words} X chủ trì, phối hợp với Y”", "pattern “{words} X to lead, with Y supporting”"),
    "agent": ("mẫu “X + việc phải làm”", "pattern “X + work to be done”"),
    "responsible": ("mẫu “X có trách nhiệm …”", "pattern “X is responsible for …”"),
    "leads": ("mẫu “X chủ trì …”", "pattern “X leads …”"),
    "imperative": ("câu mệnh lệnh không nêu chủ thể", "an order that names nobody"),
    "impersonal": ("mẫu “… phải/cần …”", "pattern “… must/needs to …”"),
    "submission": ("mẫu “… gửi trước ngày …”", "pattern “… to be sent before …”"),
    "list_lead": ("câu dẫn mở danh sách việc", "a lead-in opens a list of work"),
    "heading": ("việc dưới đề mục là cơ quan", "work beneath a heading that is an agency"),
    "closing_line": (
        "dòng “Đơn vị chủ trì: …; Đơn vị phối hợp: …”",
        "a closing line “Lead unit: …; Supporting units: …”",
    ),
    "annex_row": ("dòng của bảng nhiệm vụ", "a row of a task table"),
    "target": ("con số phải đạt", "a figure to be reached"),
}
"""Rule → (Vietnamese, English). `{words}` stands for the words of the text."""

ANNEX_ROW, TARGET = Why("annex_row"), Why("target")

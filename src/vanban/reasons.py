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


_Sentences = dict[str, tuple[str, str]]

_WORK: _Sentences = {
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
_PAPERS: _Sentences = {
    "numbered": ("“{words}” kèm số, ký hiệu", "“{words}” with a number"),
    "titled_number": ("“{words}” kèm tên, rồi số", "“{words}” with a title, then a number"),
    "sign": ("ký hiệu của “{words}” cho biết loại văn bản", "the sign of “{words}” tells the kind"),
    "congress": ("“{words}” của một đại hội, hội nghị", "“{words}” of a congress or meeting"),
    "law": ("“{words}” kèm tên của luật, điều lệ", "“{words}” with the name of a law or statute"),
    "titled": ("“{words}” kèm tên văn bản", "“{words}” with a title"),
    "carries_out": ("“{words}” thực hiện một văn bản khác", "“{words}” that carries out another paper"),
}
_LIMITS: _Sentences = {
    "limit": ("mẫu “{words} + thời điểm”: hạn chót", "pattern “{words} + time”: the latest time"),
    "until": ("mẫu “{words} + thời điểm”: hạn phải đến", "pattern “{words} + time”: the time to arrive at"),
    "within": ("mẫu “{words} + khoảng thời gian”", "pattern “{words} + period”"),
    "from_to": ("mẫu “{words} … đến …”", "pattern “{words} … to …”"),
    "horizon": ("mẫu “{words} + các năm”", "pattern “{words} + years”"),
    "recurrence": ("mẫu “{words} …”: lặp lại theo kỳ", "pattern “{words} …”: again in every period"),
    "times": ("số “{words}” trong một kỳ", "so many “{words}” in a period"),
    "label": ("thời gian đứng sau nhãn “{words}”", "a time behind the label “{words}”"),
    "goal": ("mẫu “{words} + năm của mục tiêu”", "pattern “{words} + year of the goal”"),
    "point": ("“{words}” mở đầu thời điểm của một việc phải làm", "“{words}” opens the time of work to be done"),
    "list": ("thời điểm thứ hai, nối bằng “{words}”", "a second time, joined by “{words}”"),
    "duration": (
        "mẫu “{words} + thời lượng”, tính từ một sự kiện",
        "pattern “{words} + length of time”, from an event",
    ),
    "lead_time": ("mẫu “{words} + sự kiện + thời lượng”", "pattern “{words} + event + length of time”"),
    "event": ("mẫu “{words} + sự kiện”", "pattern “{words} + event”"),
    "cell": ("ô của bảng chỉ ghi thời gian", "a cell of a table with nothing but a time"),
}
_BODIES: _Sentences = {
    "body_listed": ("“{words}” có trong danh mục cơ quan", "“{words}” is in the list of bodies"),
    "body_department": ("“{words}” là tên của một sở", "“{words}” is the name of a department"),
    "body_level": ("“{words}”, thường kèm cấp hoặc địa danh", "“{words}”, mostly with a level or place"),
    "body_committee": ("“{words}” là một cấp ủy", "“{words}” is a party committee"),
    "body_organ": ("“{words}” là cơ quan của một tổ chức Đảng", "“{words}” is an organ of a party body"),
    "body_named": ("mẫu “{words} + tên riêng”", "pattern “{words} + proper name”"),
    "body_place": ("địa phương đứng sau “{words}”", "a place that “{words}” is addressed to"),
    "body_group": ("“{words} …” gọi một nhóm cơ quan", "“{words} …” calls a group of bodies"),
}
_DISAGREEMENTS: _Sentences = {
    "two_issuers": ("“{words}” được ghi là của hai cơ quan", "“{words}” is said to be of two issuers"),
    "two_days": ("“{words}” có hai ngày ban hành", "“{words}” has two days of issue"),
    "miscounted": ("nêu “{words}” nhưng liệt kê khác số ấy", "“{words}” is said, another number is listed"),
    "two_figures": ("“{words}” có hai con số cho một năm", "“{words}” has two figures for one year"),
}
RULES: _Sentences = _WORK | _PAPERS | _LIMITS | _BODIES | _DISAGREEMENTS
"""Rule → (Vietnamese, English). `{words}` stands for the words of the text."""

ANNEX_ROW, TARGET = Why("annex_row"), Why("target")

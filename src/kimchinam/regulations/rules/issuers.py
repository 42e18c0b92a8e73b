"""Which kinds of unit issue which kind of paper, and what is said when another one does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.states import Kind
from kimchinam.regulations.states import Authority, Instrument

Answers = Mapping[tuple[str, str], Authority]
"""By (kind of paper, kind of unit); a pair that is not there is free."""
RULED = tuple(one for one in Instrument if one != Instrument.BREAKDOWN)
"""A unit that passes on what it was given issues nothing of its own, so nobody asks whether it may."""
USUAL_ISSUERS = {
    Instrument.TERM_PLAN.value: {
        kind.value: Authority.CONFIRM.value for kind in (Kind.PARTY_BODY, Kind.DEPARTMENT, Kind.FORCES, Kind.OTHER)
    }
}
"""A plan of a term is for those who are elected for one; another unit may be told to issue it all the same."""


@dataclass(frozen=True, slots=True)
class Issuers:
    """What is said, by kind of paper and kind of unit. JSON: {paper: {unit: answer}}; what it leaves out is free."""

    def read(self, value: Any) -> dict[tuple[str, str], Authority]:
        """Without what is free."""
        if not isinstance(value, Mapping) or not all(isinstance(units, Mapping) for units in value.values()):
            raise RefusedError(_("Hãy chọn cho từng loại chương trình và từng loại đơn vị."))
        answers = {(paper, unit): answer for paper, units in value.items() for unit, answer in units.items()}
        for (paper, unit), answer in answers.items():
            if paper not in RULED or unit not in Kind.values or answer not in Authority.values:
                raise RefusedError(_("Hãy chọn một mục có trong danh sách."))
        return {pair: Authority(answer) for pair, answer in answers.items() if answer != Authority.FREE}

    def shown(self, value: Any) -> str:
        answers = self.read(value)
        lines = [_line(paper, answers) for paper in RULED]
        return " · ".join(line for line in lines if line) or _("Loại đơn vị nào cũng được ban hành mọi loại")


def _line(paper: Instrument, answers: Answers) -> str:
    """What is said of one kind of paper, and to whom; empty where every unit is free."""
    asked = {
        answer: "; ".join(str(unit.label) for unit in Kind if answers.get((paper, unit)) == answer)
        for answer in (Authority.CONFIRM, Authority.REFUSED)
    }
    said = ", ".join(f"{str(answer.label).lower()} ({units})" for answer, units in asked.items() if units)
    return _("%(paper)s: %(said)s") % {"paper": paper.label, "said": said} if said else ""

"""Which unit issues which kind of paper, as the rules of a day say."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.states import Kind
from kimchinam.programmes.states import Authority, Instrument
from kimchinam.regulations.rules import Answers


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is said when a unit of a kind issues a paper of a kind.

    `since`: the first day of the rule that says so; None for the one that comes with the version.
    """

    instrument: Instrument
    unit_kind: Kind
    answer: Authority
    since: date | None = None

    @property
    def refuses(self) -> bool:
        return self.answer == Authority.REFUSED

    @property
    def asks(self) -> bool:
        """Whether who issues must confirm it and say why."""
        return self.answer == Authority.CONFIRM

    @property
    def words(self) -> str:
        """A sentence; empty where nothing is said."""
        rule = _("Theo quy định từ ngày %(day)s") % {"day": f"{self.since:%d/%m/%Y}"} if self.since else ""
        said = {
            "rule": rule or _("Theo quy định mặc định"),
            "kind": self.instrument.label,
            "unit": self.unit_kind.label,
        }
        if self.refuses:
            return _("%(rule)s, đơn vị loại “%(unit)s” không được ban hành “%(kind)s”.") % said
        if self.asks:
            return _("%(rule)s, “%(kind)s” thường không do đơn vị loại “%(unit)s” ban hành.") % said
        return ""


def ruling(instrument: Instrument, unit_kind: Kind, answers: Answers, *, since: date | None = None) -> Ruling:
    """Exactly one answer for any pair. A unit that passes on what it was given is never asked."""
    free = instrument == Instrument.BREAKDOWN
    answer = Authority.FREE if free else answers.get((instrument, unit_kind), Authority.FREE)
    return Ruling(instrument, unit_kind, answer, since)


def check_authority(ruled: Ruling, *, known: str) -> None:
    """`known`: why it is issued although the rule asks; nothing helps where it refuses."""
    if ruled.refuses:
        raise RefusedError(ruled.words)
    if ruled.asks and not known:
        raise RefusedError(_("%(said)s Hãy xác nhận và ghi lý do.") % {"said": ruled.words})

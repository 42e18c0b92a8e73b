"""Promise: a paper says of its kind and time only what such a paper can say, and is the kind that it comes from."""

from datetime import date

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Document
from kimchinam.programmes.rules import Frame, check_frame, usual_frame
from kimchinam.programmes.states import Instrument


@pytest.mark.parametrize(
    "wrong",
    [
        Frame(kind=Instrument.TERM_PLAN),
        Frame(kind=Instrument.TERM_PLAN, period_from=date(2030, 1, 1), period_to=date(2026, 1, 1)),
        Frame(kind=Instrument.YEAR_PLAN),
        Frame(kind=Instrument.PLAN, year=2027),
        Frame(period_from=date(2026, 1, 1), period_to=date(2030, 12, 31), orientation_year=2029),
    ],
)
def test_a_frame_that_contradicts_itself_is_refused(wrong: Frame) -> None:
    with pytest.raises(RefusedError):
        check_frame(wrong)


@pytest.mark.parametrize(
    ("kind", "instrument"),
    [("kế hoạch", Instrument.PLAN), ("KẾ HOẠCH", Instrument.PLAN), ("chương trình hành động", Instrument.PROGRAMME)],
)
def test_a_programme_is_the_kind_of_paper_that_it_comes_from(kind: str, instrument: Instrument) -> None:
    assert usual_frame(Document(kind=kind)).kind == instrument
    assert usual_frame(None).kind == Instrument.PROGRAMME

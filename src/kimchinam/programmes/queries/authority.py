"""Whether a unit may issue a paper, by the rules of a day."""

from datetime import date

from kimchinam.organisations.states import Kind
from kimchinam.programmes.models import Programme
from kimchinam.programmes.rules import Ruling, ruling
from kimchinam.programmes.states import Instrument
from kimchinam.regulations.queries import regulations_on, row_on
from kimchinam.regulations.states import Name


def ruling_on(programme: Programme, day: date) -> Ruling:
    """What is said when the unit issues the programme on a day."""
    row = row_on(Name.ISSUERS, day)
    kinds = Instrument(programme.kind), Kind(programme.organisation.kind)
    return ruling(*kinds, regulations_on(day).issuers, since=row.valid_from if row else None)

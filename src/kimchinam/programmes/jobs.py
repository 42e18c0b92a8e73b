"""Work on tasks that needs no person: folding tallies, counting for a new unit, drawing days by a new rule.

Each looks first whether anything waits, so that an idle worker holds nobody back.
"""

from kimchinam.programmes.actions.redrawing import redraw_some
from kimchinam.programmes.actions.tallying import fold, tally_unit
from kimchinam.programmes.models import TallyTail
from kimchinam.programmes.queries import is_drawn_by_other_rules, untallied


def fold_tallies() -> bool:
    return TallyTail.objects.exists() and fold() > 0


def tally_next() -> bool:
    unit = untallied()
    if unit:
        tally_unit(unit)
    return unit is not None


def redraw_next() -> bool:
    return is_drawn_by_other_rules() and redraw_some()

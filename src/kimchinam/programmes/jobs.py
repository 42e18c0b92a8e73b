"""Work on tasks that needs no person: folding tallies, counting for a new unit, drawing days by a new rule, opening periods.

Each looks first whether anything waits, so that an idle worker holds nobody back.
"""

from kimchinam.base.clock import today
from kimchinam.base.work import Daily
from kimchinam.programmes.actions import open_next_periods
from kimchinam.programmes.actions.redrawing import redraw_some
from kimchinam.programmes.actions.tallying import fold, tally_unit
from kimchinam.programmes.models import TallyTail
from kimchinam.programmes.queries import is_drawn_by_other_rules, untallied, without_their_period

AT_ONCE = 200
"""Tasks whose next period is opened in one piece of work."""


def fold_tallies() -> bool:
    return TallyTail.objects.exists() and fold() > 0


def tally_next() -> bool:
    unit = untallied()
    if unit:
        tally_unit(unit)
    return unit is not None


def redraw_next() -> bool:
    waits = is_drawn_by_other_rules()
    if waits:
        redraw_some()
    return waits


@Daily
def open_next_period() -> bool:
    """One period of each of some tasks, the longest missed first; after a long outage each missed one is opened in its turn, with
    its own deadline, so that what was not reported stands there as late.
    """
    tasks = list(without_their_period(today())[:AT_ONCE])
    return bool(tasks) and open_next_periods(tasks, by=None) > 0

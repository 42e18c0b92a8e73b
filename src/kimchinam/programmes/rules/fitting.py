"""Whether a task is given to a unit that answers for what its programme is about."""

from collections.abc import Collection

from kimchinam.programmes.states import Fit


def fit(*, given: Collection[str], fields: Collection[str]) -> Fit:
    """`given`: fields that the leading unit answers for on the day; `fields`: those of the programme. Where nothing is recorded
    of one of the two, nothing is said: an empty list of mandates is no mandate to refuse."""
    if not given or not fields:
        return Fit.UNKNOWN
    return Fit.OUTSIDE if set(given).isdisjoint(fields) else Fit.FITTING

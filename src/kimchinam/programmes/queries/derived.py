"""What the tallies must say, worked out from the days of the tasks: to build them, and to see that they are right."""

from typing import Any

from django.db import connection
from django.db.models import Field

from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import EVERYWHERE, OPEN, Tally
from kimchinam.programmes.states import Grain, Step, View

COUNTED = "step, level, day_from, day_to"
_ABOVE = """
above(unit, key) AS (
  SELECT id, id FROM organisations_organisation
  UNION ALL
  SELECT above.unit, o.parent_id FROM above JOIN organisations_organisation o ON o.id = above.key
  WHERE o.parent_id IS NOT NULL
),
part(task, unit) AS (
  SELECT task_id, organisation_id FROM programmes_assignment UNION SELECT task_id, assigner_id FROM programmes_span
),
sees(task, key) AS (
  SELECT DISTINCT part.task, above.key FROM part JOIN above ON above.unit = part.unit
  JOIN programmes_tallied kept ON kept.unit_id = above.key
)"""
_SEEN_BY = (
    f"SELECT {View.SEEN.value} AS view, sees.key, {COUNTED} FROM programmes_span JOIN sees ON sees.task = task_id"
)
_LED_BY = f"""
  SELECT {View.LED.value} AS view, above.key, {COUNTED} FROM programmes_span
  JOIN above ON above.unit = lead_id JOIN programmes_tallied kept ON kept.unit_id = above.key"""
_EVERYTHING = f"""
  SELECT {View.SEEN.value} AS view, %s AS key, {COUNTED} FROM programmes_span
  UNION ALL SELECT {View.ASSIGNED.value}, assigner_id, {COUNTED} FROM programmes_span
  UNION ALL SELECT {View.LATE.value}, lead_id, {COUNTED} FROM programmes_span
    WHERE step IN ({Step.OVERDUE_DEEP.value}, {Step.OVERDUE_RED.value})
  UNION ALL SELECT {View.LATE.value}, assigner_id, {COUNTED} FROM programmes_span
    WHERE step IN ({Step.REVIEW_DEEP.value}, {Step.REVIEW_RED.value})
  UNION ALL {_SEEN_BY}
  UNION ALL {_LED_BY}"""
# Of one unit only what it and those below it do is read: who asks holds back everybody that acts.
_BELOW = """
below(unit) AS (
  SELECT id FROM organisations_organisation WHERE id = %s
  UNION ALL
  SELECT o.id FROM below JOIN organisations_organisation o ON o.parent_id = below.unit
),
part(task) AS (
  SELECT task_id FROM programmes_assignment JOIN below ON below.unit = organisation_id
  UNION SELECT task_id FROM programmes_span JOIN below ON below.unit = assigner_id
)"""
_OF_ONE = f"""
  SELECT {View.SEEN.value} AS view, %s AS key, {COUNTED} FROM programmes_span JOIN part ON part.task = task_id
  UNION ALL SELECT {View.LED.value}, %s, {COUNTED} FROM programmes_span JOIN below ON below.unit = lead_id"""

FIRST_DAY = {
    "sqlite": {Grain.MONTH: "date(day, 'start of month')", Grain.YEAR: "date(day, 'start of year')"},
    "postgresql": {Grain.MONTH: "date_trunc('month', day)::date", Grain.YEAR: "date_trunc('year', day)::date"},
}
"""The first day of the month and of the year of a day."""


def derived(only: Organisation | None = None) -> tuple[str, list[Any]]:
    """A SELECT of (view, key, step, level, day, delta), not yet summed, with its parameters; `only` what one unit sees and
    what it and those below it lead."""
    units, counted = (_BELOW, _OF_ONE) if only else (_ABOVE, _EVERYTHING)
    statement = f"""
WITH RECURSIVE {units},
counted AS ({counted})
SELECT view, key, step, level, CASE WHEN sign = 1 THEN day_from ELSE day_to END AS day, sign AS delta
FROM counted CROSS JOIN (SELECT 1 AS sign UNION ALL SELECT -1) signs WHERE sign = 1 OR day_to < %s"""
    keys = [only.pk] * 3 if only else [EVERYWHERE]
    return statement, [*(as_kept("key", key) for key in keys), as_kept("day", OPEN)]


def as_kept(name: str, value: object) -> Any:
    """A value of a column of the tallies as this engine keeps it."""
    field: Field[Any, Any] = Tally._meta.get_field(name)  # type: ignore[assignment]
    return field.get_db_prep_save(value, connection)


def wrong_cells() -> int:
    """How many places of the tallies do not say what the days of the tasks say, or do not sum to their month or year."""
    expected, parameters = derived()
    day = "SELECT view, key, step, level, day, -delta FROM"
    kept = f"{day} programmes_tally WHERE grain = {Grain.DAY.value} UNION ALL {day} programmes_tallytail"
    coarse = (_coarse(grain, first) for grain, first in FIRST_DAY[connection.vendor].items())
    wrong = [(f"SELECT * FROM ({expected}) e UNION ALL {kept}", parameters), *((one, []) for one in coarse)]
    with connection.cursor() as cursor:
        return sum(_unequal(cursor, changes, given) for changes, given in wrong)


def _coarse(grain: Grain, first: str) -> str:
    days = f"SELECT view, key, step, level, {first} AS day, delta FROM programmes_tally WHERE grain = {Grain.DAY.value}"
    return (
        f"{days} UNION ALL SELECT view, key, step, level, day, -delta FROM programmes_tally WHERE grain = {grain.value}"
    )


def _unequal(cursor: Any, changes: str, parameters: list[Any]) -> int:
    sums = f"SELECT view FROM ({changes}) c GROUP BY view, key, step, level, day HAVING sum(delta) <> 0"
    cursor.execute(f"SELECT count(*) FROM ({sums}) u", parameters)
    return int(cursor.fetchone()[0])

"""Triggers that hold two promises against every writer, also one who writes SQL by hand: no task closes without accepted
evidence, and nobody accepts what he handed in. (Accepted evidence is not deleted: its acceptance holds it by a foreign key.)

They name tables of two rooms. SQLite drops the triggers of a table that a migration makes anew, and refuses to rename one
that a trigger elsewhere names; so they are taken down before every `migrate` and put up after it (`apps.py`), and no
migration of any room needs to know of them.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

TABLES = {"programmes_task", "monitoring_evidence", "monitoring_acceptance"}
NAMES = {
    "task_closed_on_accepted_evidence": "programmes_task",
    "task_born_open": "programmes_task",
    "evidence_of_a_closed_task_stays": "monitoring_evidence",
    "acceptance_by_another": "monitoring_acceptance",
    "acceptance_stays_with_another": "monitoring_acceptance",
}
"""Each trigger and its table. A refusal bears the name of its trigger, on both engines."""
_ACCEPTED = "SELECT 1 FROM monitoring_evidence AS paper WHERE paper.task_id = NEW.id AND paper.outcome = 'accepted'"
_CLOSED = "SELECT 1 FROM programmes_task AS one WHERE one.id = OLD.task_id AND one.closed_on IS NOT NULL"
_SAME_PERSON = """SELECT 1 FROM monitoring_evidence AS paper
    WHERE paper.id = NEW.evidence_id AND paper.handed_in_by_id = NEW.by_id"""
_RULES = {
    "task_closed_on_accepted_evidence": (
        "BEFORE UPDATE OF closed_on ON programmes_task",
        f"NEW.closed_on IS NOT NULL AND NOT EXISTS ({_ACCEPTED})",
    ),
    "task_born_open": ("BEFORE INSERT ON programmes_task", "NEW.closed_on IS NOT NULL"),
    "evidence_of_a_closed_task_stays": (
        "BEFORE UPDATE OF outcome, task_id ON monitoring_evidence",
        f"OLD.outcome = 'accepted' AND (NEW.outcome <> 'accepted' OR NEW.task_id <> OLD.task_id) AND EXISTS ({_CLOSED})",
    ),
    "acceptance_by_another": ("BEFORE INSERT ON monitoring_acceptance", f"EXISTS ({_SAME_PERSON})"),
    "acceptance_stays_with_another": ("BEFORE UPDATE ON monitoring_acceptance", f"EXISTS ({_SAME_PERSON})"),
}


def put_up(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Install the triggers, anew where they stand already; not while a table is still missing."""
    take_down(using)
    if set(connections[using].introspection.table_names()) >= TABLES:
        _run(using, [statement for name in _RULES for statement in _statements(name, connections[using].vendor)])


def take_down(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    if connections[using].vendor == "sqlite":
        _run(using, [f"DROP TRIGGER IF EXISTS {name}" for name in NAMES])
    else:
        _run(using, [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in NAMES])


def _statements(name: str, vendor: str) -> list[str]:
    event, wrong = _RULES[name]
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {name} {event} WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{name}'); END"]
    refuse = f"RAISE EXCEPTION '{name}' USING ERRCODE = '23514', CONSTRAINT = '{name}', TABLE = '{NAMES[name]}'"
    body = f"BEGIN IF {wrong} THEN {refuse}; END IF; RETURN NEW; END"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {name} {event} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _run(using: str, statements: list[str]) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

"""Triggers that keep depth, limits and parents true against every writer, also one who writes SQL by hand.

SQLite drops the triggers of a table that Django makes anew: a later migration that alters `programmes_task` ends with
`Guards()` again. A test lists them after all migrations.
"""

from typing import Any

from django.db import migrations

NAMES = ("task_guard_insert", "task_guard_update", "task_guard_children", "task_guard_parent")
"""Triggers on SQLite; PostgreSQL has one, `task_guard`. Each refusal bears its name: task_depth, task_limit,
task_children, task_parent."""

_BOUND = """CASE WHEN {0}due_on IS NULL THEN {0}limit_on WHEN {0}limit_on IS NULL THEN {0}due_on
    ELSE min({0}due_on, {0}limit_on) END"""
_ABOVE = """
    SELECT RAISE(ABORT, 'task_depth') WHERE NEW.depth IS NOT
        coalesce((SELECT depth + 1 FROM programmes_task WHERE id = NEW.parent_id), 0);
    SELECT RAISE(ABORT, 'task_limit') WHERE NEW.limit_on IS NOT
        (SELECT {bound} FROM programmes_task WHERE id = NEW.parent_id);"""
_SQLITE = (
    f"""CREATE TRIGGER task_guard_insert BEFORE INSERT ON programmes_task
    WHEN NEW.parent_id IS NOT NULL BEGIN {_ABOVE.format(bound=_BOUND.format(""))} END""",
    f"""CREATE TRIGGER task_guard_update BEFORE UPDATE OF parent_id, depth, due_on, limit_on ON programmes_task
    BEGIN {_ABOVE.format(bound=_BOUND.format(""))} END""",
    f"""CREATE TRIGGER task_guard_children BEFORE UPDATE OF depth, due_on, limit_on ON programmes_task BEGIN
    SELECT RAISE(ABORT, 'task_depth') WHERE NEW.depth <> OLD.depth
        AND EXISTS (SELECT 1 FROM programmes_task WHERE parent_id = NEW.id);
    SELECT RAISE(ABORT, 'task_children') WHERE EXISTS (
        SELECT 1 FROM programmes_task AS below WHERE below.parent_id = NEW.id
        AND below.due_on > {_BOUND.format("NEW.")}); END""",
    """CREATE TRIGGER task_guard_parent BEFORE UPDATE OF parent_id ON programmes_task
    WHEN OLD.received_on IS NOT NULL AND NEW.parent_id IS NOT OLD.parent_id
    BEGIN SELECT RAISE(ABORT, 'task_parent'); END""",
)
_REFUSE = "RAISE EXCEPTION '{0}' USING ERRCODE = '23514', CONSTRAINT = '{0}', TABLE = 'programmes_task'"
_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION task_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above programmes_task%ROWTYPE;
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT * INTO above FROM programmes_task WHERE id = NEW.parent_id FOR SHARE;
    IF NEW.depth IS DISTINCT FROM above.depth + 1 THEN {_REFUSE.format("task_depth")}; END IF;
    IF NEW.limit_on IS DISTINCT FROM least(above.due_on, above.limit_on) THEN {_REFUSE.format("task_limit")}; END IF;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.received_on IS NOT NULL AND NEW.parent_id IS DISTINCT FROM OLD.parent_id THEN
      {_REFUSE.format("task_parent")};
    END IF;
    IF NEW.depth <> OLD.depth AND EXISTS (SELECT 1 FROM programmes_task WHERE parent_id = NEW.id) THEN
      {_REFUSE.format("task_depth")};
    END IF;
    IF EXISTS (SELECT 1 FROM programmes_task AS below
               WHERE below.parent_id = NEW.id AND below.due_on > least(NEW.due_on, NEW.limit_on)) THEN
      {_REFUSE.format("task_children")};
    END IF;
  END IF;
  RETURN NEW;
END $$""",
    """CREATE TRIGGER task_guard BEFORE INSERT OR UPDATE OF parent_id, depth, due_on, limit_on ON programmes_task
    FOR EACH ROW EXECUTE FUNCTION task_guard()""",
)


class Guards(migrations.RunPython):
    """Install the triggers, anew where they stand already."""

    def __init__(self) -> None:
        super().__init__(_install, _remove)

    def deconstruct(self) -> Any:
        return self.__class__.__name__, [], {}


def _install(apps: Any, schema_editor: Any) -> None:
    _remove(apps, schema_editor)
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement, params=None)


def _remove(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name in NAMES:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS task_guard ON programmes_task", params=None)

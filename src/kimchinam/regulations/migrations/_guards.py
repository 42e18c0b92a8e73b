"""The database itself refuses to edit what a rule says: not even SQL by hand changes the past unseen.

SQLite drops triggers when Django remakes a table: a migration that alters one of these tables runs `unguard` first and `guard`
at its end.
"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_KEPT = {
    "regulations_regulation": "name, organisation_id, value, valid_from, source, reason, by_id",
    "regulations_calendarrule": "name, kind, first_day, last_day, source, reason, by_id",
}


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION regulations_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'a rule is never edited' USING ERRCODE = '23514', CONSTRAINT = 'regulations_kept'; END $$"
        )
        call = "FOR EACH ROW EXECUTE FUNCTION regulations_kept()"
    else:
        call = "BEGIN SELECT RAISE(ABORT, 'regulations_kept: a rule is never edited'); END"
    for table, columns in _KEPT.items():
        schema_editor.execute(f"CREATE TRIGGER {table}_kept BEFORE UPDATE OF {columns} ON {table} {call}")


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in _KEPT:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_kept" + (f" ON {table}" if postgresql else ""))
    if postgresql:
        schema_editor.execute("DROP FUNCTION IF EXISTS regulations_kept()")

"""The original row is kept for ever: the database refuses to edit it, also by hand.

SQLite drops triggers when Django remakes a table: a migration that alters `exchange_batchrow` runs `unguard` first and
`guard` at its end.
"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "exchange_batchrow"
_COLUMNS = "batch_id, number, original"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION exchange_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
            "'an original row is never edited' USING ERRCODE = '23514', CONSTRAINT = 'exchange_kept'; END $$"
        )
        call = "FOR EACH ROW EXECUTE FUNCTION exchange_kept()"
    else:
        call = "BEGIN SELECT RAISE(ABORT, 'exchange_kept: an original row is never edited'); END"
    schema_editor.execute(f"CREATE TRIGGER {TABLE}_kept BEFORE UPDATE OF {_COLUMNS} ON {TABLE} {call}")


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_kept" + (f" ON {TABLE}" if postgresql else ""))
    if postgresql:
        schema_editor.execute("DROP FUNCTION IF EXISTS exchange_kept()")

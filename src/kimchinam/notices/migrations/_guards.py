"""The database itself refuses to change what was delivered: not even SQL by hand rewrites who was told.

PostgreSQL refuses to delete it, too. SQLite does not: Django empties its tables there by deleting. SQLite drops triggers when
Django remakes a table: a migration that alters `notices_delivery` runs `unguard` first and `guard` at its end.
"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE = "notices_delivery"


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION notices_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'a delivery is never changed' USING ERRCODE = '23514', CONSTRAINT = 'notices_kept'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {_TABLE}_kept BEFORE UPDATE OR DELETE ON {_TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION notices_kept()"
        )
    else:
        schema_editor.execute(
            f"CREATE TRIGGER {_TABLE}_kept BEFORE UPDATE ON {_TABLE} "
            "BEGIN SELECT RAISE(ABORT, 'notices_kept: a delivery is never changed'); END"
        )


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_kept ON {_TABLE}")
        schema_editor.execute("DROP FUNCTION IF EXISTS notices_kept()")
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_TABLE}_kept")

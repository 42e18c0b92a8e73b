from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class ProgrammesConfig(AppConfig):
    name = "kimchinam.programmes"
    label = "programmes"

    def ready(self) -> None:
        post_migrate.connect(_tell_untold, sender=self)


def _tell_untold(**how: Any) -> None:
    """Once `migrate` has come to the end of all rooms; a database that is only flushed has no plan."""
    if "plan" not in how:
        return
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        import_string("kimchinam.programmes.actions.redrawing.tell_untold")()

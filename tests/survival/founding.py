"""`python -m tests.survival.founding`: an empty installation becomes the small office of the tests."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from kimchinam.programmes.jobs import tally_next  # noqa: E402
from tests.conftest import small_office  # noqa: E402

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    small_office()
    while tally_next():
        pass

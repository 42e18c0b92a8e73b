"""The command `kimchinam`: every management command of the site."""

import os
import sys
from importlib import import_module

_NO_SITE = """kimchinam: Chưa cài phần trang web (gói này chỉ có thư viện vanban). Hãy cài bằng: pip install '.[site]'
kimchinam: The site is not installed, only the library vanban. Install it with: pip install '.[site]'"""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimchinam.config.settings")
    try:
        # Here and not above: who installs the library alone gets this command with it, but not Django.
        management = import_module("django.core.management")
    except ModuleNotFoundError as problem:
        if problem.name != "django":
            raise
        raise SystemExit(_NO_SITE) from None
    management.execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

"""Promise: the command `kimchinam` runs what Django knows; where only the library is installed it says so in one sentence."""

import subprocess
import sys

import pytest

from kimchinam.config import manage

WITHOUT_DJANGO = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.split(".")[0])
sys.meta_path.insert(0, Gone())
from kimchinam.config.manage import main
main()
"""


def test_without_django_the_command_says_what_is_missing() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, encoding="utf-8")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "kimchinam: Chưa cài phần trang web (gói này chỉ có thư viện vanban). Hãy cài bằng: pip install '.[site]'",
        "kimchinam: The site is not installed, only the library vanban. Install it with: pip install '.[site]'",
    ]


def test_another_missing_module_is_no_missing_site(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError("No module named 'csp'", name="csp")

    monkeypatch.setattr(manage, "import_module", missing)

    with pytest.raises(ModuleNotFoundError, match="csp"):
        manage.main()


def test_command_runs_what_django_knows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["kimchinam", "version"])

    manage.main()
    assert capsys.readouterr().out.startswith("5.2")

"""Redmine and its parts as Debian packages, installed by nothing but this benchmark."""

from __future__ import annotations

import os
import shutil
import subprocess

PACKAGES = ("redmine", "redmine-pgsql", "puma", "dbconfig-no-thanks")
"""The last one keeps the package from making a database of its own."""
BUNDLER = "ruby-bundler"


class NoRedmineError(Exception):
    """The packages are not there and cannot be installed here; the sentence says why."""


def install() -> None:
    """Install what is missing.

    Raises:
        NoRedmineError: not root, no `apt-get`, or the installation failed (its last lines are in the sentence).
    """
    if all(_installed(name) for name in PACKAGES):
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NoRedmineError(
            f"Redmine is not installed, and only root on Debian may: apt-get install {' '.join(PACKAGES)}"
        )
    # Debian's rubygems know its own bundler only; a newer one that came with Ruby calls every gem of Debian missing.
    _apt("install", "--no-install-recommends", BUNDLER)
    _apt("install", "--no-install-recommends", *PACKAGES)


def environment() -> dict[str, str]:
    """The variables with which Debian's Redmine runs, also when Ruby brings a newer bundler along."""
    return {**os.environ, "BUNDLER_VERSION": _upstream_version(BUNDLER), "RAILS_ENV": "production"}


def version() -> str:
    return _upstream_version("redmine")


def _apt(*arguments: str) -> None:
    told = {"DEBIAN_FRONTEND": "noninteractive"}
    bundler = {"BUNDLER_VERSION": _upstream_version(BUNDLER)} if _installed(BUNDLER) else {}
    done = subprocess.run(
        ["apt-get", "--yes", "--quiet", *arguments],
        env={**os.environ, **told, **bundler},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise NoRedmineError(f"apt-get {' '.join(arguments)} failed:\n{tail}")


def _installed(package: str) -> bool:
    return _asked("${Status}", package) == "install ok installed"


def _upstream_version(package: str) -> str:
    """`2.3.15` of `2.3.15-2+deb12u1`."""
    return _asked("${Version}", package).partition("-")[0]


def _asked(field: str, package: str) -> str:
    done = subprocess.run(["dpkg-query", "--show", f"--showformat={field}", package], capture_output=True, text=True)
    return done.stdout

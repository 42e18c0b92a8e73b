"""`python -m tests.survival.actor SEED`: lives one after another, each acting at random until somebody kills it.

Says on its output `born PID`, `did EVENT` as soon as an act has returned, and `died STATUS` as `os.waitpid` tells it.
Each life is a fork of a process that has loaded the site and never spoken to the database. It ends when nobody listens.
"""

import os
import sys
import traceback
from itertools import count
from random import Random

import django

django.setup()

from django.db import OperationalError  # noqa: E402
from django.db.models import Max  # noqa: E402

from kimchinam.audit.models import Event  # noqa: E402
from kimchinam.base.refusals import NotAllowedError, RefusedError  # noqa: E402
from tests.survival.acts import ACTS  # noqa: E402

NO_DATABASE = 3
"""How a life ends whose server has crashed."""
BROKEN = 4


def say(word: str, number: int) -> None:
    """One write, so that a line is whole or not there."""
    os.write(sys.stdout.fileno(), f"{word} {number}\n".encode())


def live(chance: Random) -> int:
    say("born", os.getpid())
    try:
        while True:
            act(chance)
    except OperationalError:
        return NO_DATABASE
    except Exception:
        traceback.print_exc()
        return BROKEN


def act(chance: Random) -> None:
    try:
        chance.choice(ACTS)(chance)
    except (NotAllowedError, RefusedError, IndexError):  # there is nothing to do it to
        return
    say("did", Event.objects.aggregate(last=Max("pk"))["last"])


def main(seed: str) -> None:
    for life in count():
        child = os.fork()
        if not child:
            os._exit(live(Random(f"{seed} {life}")))
        say("died", os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main(sys.argv[1])

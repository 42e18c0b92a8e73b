"""Promise: the worker does what waits until nothing waits; one piece that always fails stops no other."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

from kimchinam.base import clock, work
from kimchinam.base.work import Daily, jobs, run_forever, run_until_idle


class Pile:
    """So many pieces of work."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.__name__ = "pile"

    def __call__(self) -> bool:
        if self.height == 0:
            return False
        self.height -= 1
        return True


def poison() -> bool:
    raise ValueError("always")


def test_every_pile_is_worked_off() -> None:
    high, low = Pile(5), Pile(2)

    assert run_until_idle([high, low]) == 7
    assert (high.height, low.height) == (0, 0)


def test_nothing_to_do_is_nothing_done() -> None:
    assert run_until_idle([]) == 0
    assert run_until_idle([Pile(0)]) == 0


def test_work_of_one_room_that_makes_work_in_a_room_before_it_is_done_too() -> None:
    first = Pile(0)

    def second() -> bool:
        if first.height or second_done:
            return False
        first.height = 3
        second_done.append(True)
        return True

    second_done: list[bool] = []
    assert run_until_idle([first, second]) == 4


@pytest.mark.parametrize("place", [0, 1, 2])
def test_poison_does_not_stop_the_others(place: int, caplog: pytest.LogCaptureFixture) -> None:
    piles = [Pile(3), Pile(2)]
    todo = [*piles[:place], poison, *piles[place:]]

    assert run_until_idle(todo) == 5
    assert "A piece of work failed in poison" in caplog.text


def test_every_named_job_exists() -> None:
    named = [f"{job.__module__}.{job.__name__}" for job in jobs()]

    assert named == settings.JOBS
    assert [import_string(name) for name in named] == list(jobs())


def test_worker_rests_only_when_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    turns, answers = iter([3, 0, 2, 0]), iter([True, True, True, True, False])
    slept: list[float] = []
    monkeypatch.setattr(work, "run_until_idle", lambda todo, *, go_on: next(turns))
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr(work.time, "sleep", slept.append)

    run_forever(go_on=lambda: next(answers), pause=0.5)

    assert (slept, list(turns)) == ([0.5, 0.5], [])


def test_daily_job_rests_for_the_day_once_it_found_nothing() -> None:
    asked: list[date] = []
    waits = [True, True, False]

    @Daily
    def job() -> bool:
        asked.append(clock.today())
        return waits.pop(0) if waits else False

    ask = job.rested()
    with clock.set_to(datetime(2026, 9, 1, 16, 59, tzinfo=UTC)):
        assert [ask(), ask(), ask(), ask()] == [True, True, False, False]
    with clock.set_to(datetime(2026, 9, 1, 17, 0, tzinfo=UTC)):  # the next day in Việt Nam
        assert ask() is False
    assert asked == [date(2026, 9, 1)] * 3 + [date(2026, 9, 2)]


def test_another_worker_asks_for_itself() -> None:
    waits = [False, True]

    @Daily
    def job() -> bool:
        return waits.pop(0)

    assert (job.rested()(), job.rested()()) == (False, True)


@pytest.mark.django_db
def test_command_works_once_and_says_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    with clock.set_to(datetime(2026, 9, 6, 5, tzinfo=UTC)):  # a Sunday: nobody is told of anything
        call_command("work", once=True)

    assert capsys.readouterr().out == "0\n"


def test_worker_ends_between_two_pieces_however_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    pile = Pile(1000)
    monkeypatch.setattr(work, "jobs", lambda: [pile])
    monkeypatch.setattr(work, "close_old_connections", lambda: None)

    run_forever(go_on=lambda: pile.height > 990)

    assert pile.height == 990


def test_command_ends_with_its_parent_although_work_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    pile = Pile(1000)
    monkeypatch.setattr(work, "jobs", lambda: [pile])
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr("os.getppid", lambda: 4242 if pile.height > 990 else 1)

    call_command("work", with_parent=True)

    assert pile.height == 990

"""Promise: the clerk of the demo office answers what only talks and what a task resembles, and leaves the rest to be seen."""

from collections.abc import Callable

import pytest

from kimchinam.config.demo.answers import answer_clauses
from kimchinam.documents.models import Document
from kimchinam.programmes.models import TakeOver
from kimchinam.programmes.queries import coverage_of
from tests.conftest import TODAY, Office
from tests.programmes.resolution import implementing, resolution

pytestmark = pytest.mark.django_db


def test_clerk_answers_some_clauses_and_leaves_none_answered_twice(
    office: Office, receive: Callable[..., Document]
) -> None:
    above = resolution(receive)
    programme = implementing(above, receive, office)

    answer_clauses(programme, by=office.clerk)

    told = coverage_of(programme, above, office.clerk, TODAY)
    assert {line.not_needed.reason for line in told.lines if line.not_needed} == {
        "Nêu tình hình, quan điểm; không giao việc"
    }
    assert not any(line.not_needed and line.marks for line in told.lines)
    assert TakeOver.objects.exclude(by=office.clerk).count() == 0
    assert told.coverage.total == 5

"""Promise: the first rows of many questions come in one query, each with the number of its question."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimchinam.base.first import first_of_each
from kimchinam.organisations.models import Organisation
from tests.conftest import Office

pytestmark = pytest.mark.django_db


def test_first_of_each_question_is_found_in_one_query(office: Office) -> None:
    by_name = Organisation.objects.order_by("name").values_list("name")

    with CaptureQueriesContext(connection) as queries:
        found = first_of_each([(0, by_name[:2]), (7, by_name.reverse()[:1])])

    names = sorted(Organisation.objects.values_list("name", flat=True))
    assert len(queries) == 1
    assert sorted(found) == sorted([(0, names[0]), (0, names[1]), (7, names[-1])])


def test_nothing_is_asked_when_nothing_can_be_found(office: Office) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert first_of_each([(0, Organisation.objects.none()), (1, Organisation.objects.filter(pk__in=[]))]) == []

    assert len(queries) == 0


def test_more_questions_than_one_statement_holds_are_all_answered(office: Office) -> None:
    root = Organisation.objects.filter(pk=office.root.pk).values_list("name")

    found = first_of_each((number, root[:1]) for number in range(900))

    assert found == [(number, office.root.name) for number in range(900)]

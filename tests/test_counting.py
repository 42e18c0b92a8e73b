"""Promise: the counter of queries lets a flat list pass and catches one that asks once per row."""

import pytest

from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED
from tests.counting import assert_same_number_of_queries

pytestmark = pytest.mark.django_db


def grow(number: int) -> None:
    found_organisation(by=None, name=f"Phòng {number}", kind=Kind.OTHER, valid_from=FOUNDED)


def test_flat_list_passes() -> None:
    assert_same_number_of_queries(lambda: list(Organisation.objects.prefetch_related("aliases")), grow=grow)


def test_query_per_row_is_caught() -> None:
    with pytest.raises(AssertionError):
        assert_same_number_of_queries(
            lambda: [list(one.aliases.all()) for one in Organisation.objects.all()], grow=grow
        )

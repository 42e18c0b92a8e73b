"""Promise: a key is looked for among many as `in` looks for it, of every kind of column, however many there are."""

import pytest
from django.db.models import Q

from kimchinam.base.ids import new_id
from kimchinam.organisations.models import Alias, Organisation
from tests.conftest import Office

pytestmark = pytest.mark.django_db


def test_among_finds_what_in_finds(office: Office) -> None:
    keys = frozenset({office.finance.pk, office.health.pk, new_id()})

    own = Organisation.objects.filter(pk__among=keys).order_by("pk")
    pointing = Alias.objects.filter(organisation__among=keys).order_by("pk")

    assert list(own) == list(Organisation.objects.filter(pk__in=keys).order_by("pk")) != []
    assert list(pointing) == list(Alias.objects.filter(organisation__in=keys).order_by("pk")) != []


def test_among_nothing_finds_nothing_and_all_but_nothing_is_all(office: Office) -> None:
    assert Organisation.objects.filter(pk__among=frozenset()).count() == 0
    assert Organisation.objects.filter(~Q(pk__among=frozenset())).count() == Organisation.objects.count()


def test_among_passes_an_empty_column_over(office: Office) -> None:
    rootless = Organisation.objects.filter(~Q(parent__among=frozenset({new_id()})))

    assert rootless.count() == Organisation.objects.count()


def test_as_many_keys_as_there_are_go_in_one_question(office: Office) -> None:
    keys = frozenset({office.finance.pk, *(new_id() for _ in range(300_000))})

    assert Organisation.objects.get(pk__among=keys) == office.finance

"""Promise: what a programme stood on on a past day is what was named then, in the order of that day."""

import pytest

from kimchinam.programmes.actions import set_foundations
from kimchinam.programmes.models import Foundation
from kimchinam.programmes.queries import children_of, foundations_of
from tests.conftest import Office
from tests.programmes.build import draft, issued
from tests.programmes.days import day, noon_of

pytestmark = pytest.mark.django_db
LAST = 12


def test_foundations_of_a_day_are_those_that_stood_then_in_their_order(office: Office) -> None:
    first, second = issued(office, title="Chương trình nước sạch"), issued(office, title="Chương trình đê kè")
    programme = draft(office)
    for number, named in ((1, [first, second]), (2, [second, first]), (3, [second]), (4, []), (5, [first])):
        with noon_of(number):
            set_foundations(programme, by=office.clerk, parents=named)

    with noon_of(LAST):
        shown = [foundations_of(programme, office.clerk, day(number)).parents for number in range(6)]
        below = [list(children_of(first, office.clerk, day(number))) for number in range(6)]
    assert shown == [[], [first, second], [second, first], [second], [], [first]]
    assert below == [[], [programme], [programme], [], [], [programme]]


def test_naming_the_same_again_begins_nothing_anew(office: Office) -> None:
    first, programme = issued(office, title="Chương trình nước sạch"), draft(office)
    for number in (1, 2):
        with noon_of(number):
            set_foundations(programme, by=office.clerk, parents=[first])

    assert Foundation.objects.get().ended_at is None

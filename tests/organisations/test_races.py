"""Promise: of two changes of the tree at the same moment that would give one name to two units, one is refused."""

from collections.abc import Callable

import pytest

from kimchinam.base.refusals import RefusedError
from kimchinam.organisations.actions import change_organisation, found_organisation
from kimchinam.organisations.models import Alias, Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import TODAY, Office
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except RefusedError:
        return "refused"
    return "done"


def test_form_sent_twice_at_once_founds_one_unit(office: Office) -> None:
    def found() -> str:
        return outcome(
            lambda: found_organisation(
                by=office.administrator, name="Sở Thủy lợi", kind=Kind.DEPARTMENT, parent=office.root, valid_from=TODAY
            )
        )

    assert sorted(map(str, at_once(found, found))) == ["done", "refused"]
    assert Organisation.objects.filter(name="Sở Thủy lợi").count() == 1


def test_two_units_given_one_name_at_once(office: Office) -> None:
    def call(unit: Organisation) -> str:
        return outcome(
            lambda: change_organisation(
                unit,
                by=office.administrator,
                name=unit.name,
                short_name="",
                kind=unit.kind,
                order=0,
                aliases=["Sở Dân số"],
            )
        )

    assert sorted(map(str, at_once(lambda: call(office.health), lambda: call(office.finance)))) == ["done", "refused"]
    assert Alias.objects.filter(name="Sở Dân số").count() == 1

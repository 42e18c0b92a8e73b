"""Promise: units are founded under living units, known by all their names, and corrected by administrators only."""

from datetime import date, timedelta
from typing import Any

import pytest

from kimchinam.audit.queries import history
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.organisations.actions import change_organisation, found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import find_by_names
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED, TODAY, Office

pytestmark = pytest.mark.django_db


def found(office: Office, **about: Any) -> Organisation:
    given: dict[str, Any] = {
        "by": office.administrator, "name": "Sở Thủy lợi", "kind": Kind.DEPARTMENT, "parent": office.root, "valid_from": TODAY,
    }  # fmt: skip
    return found_organisation(**given | about)


def change(unit: Organisation, office: Office, **about: Any) -> None:
    given: dict[str, Any] = {
        "by": office.administrator, "name": unit.name, "short_name": "", "kind": unit.kind, "order": 0, "aliases": [],
    }  # fmt: skip
    change_organisation(unit, **given | about)


def test_founded_unit_is_known_by_every_name(office: Office) -> None:
    unit = found(office, short_name="Sở TL", aliases=["Sở Thủy lợi tỉnh Mẫu", "  "])

    names = ["Sở Thủy lợi", "Sở TL", "Sở Thủy lợi tỉnh Mẫu"]
    assert find_by_names(names, on=TODAY) == dict.fromkeys(names, unit)
    assert unit.aliases.count() == 3
    assert history("organisations.organisation", unit.pk).get().verb == "organisation.founded"


def test_two_spellings_of_one_alias_are_kept_once(office: Office) -> None:
    unit = found(office, name="Sở Kế hoạch và Đầu tư", aliases=["Sở KH&ĐT", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"])

    assert unit.aliases.count() == 1


def test_correction_replaces_the_names_and_tells_both(office: Office) -> None:
    unit = found(office, aliases=["Sở TL"])

    change(unit, office, name="Sở Thủy lợi và Đê điều", aliases=["Sở TL&ĐĐ"])

    assert find_by_names(["Sở Thủy lợi", "Sở TL"], on=TODAY) == {}
    assert find_by_names(["Sở TL&ĐĐ"], on=TODAY) == {"Sở TL&ĐĐ": unit}
    event = history("organisations.organisation", unit.pk)[0]
    assert (event.before["name"], event.after["name"]) == ("Sở Thủy lợi", "Sở Thủy lợi và Đê điều")


@pytest.mark.parametrize("name", ["clerk", "leader", "finance_person", "inspector", "reader"])
def test_only_an_administrator_changes_the_tree(name: str, office: Office) -> None:
    person = getattr(office, name)

    with pytest.raises(NotAllowedError, match="Chỉ người quản trị được thay đổi cây tổ chức"):
        found(office, by=person)
    with pytest.raises(NotAllowedError):
        change(office.health, office, by=person)


def test_unit_is_not_founded_under_one_that_is_not_there_yet(office: Office) -> None:
    with pytest.raises(RefusedError, match="“Tỉnh ủy Mẫu” chưa được lập vào ngày này"):
        found(office, valid_from=FOUNDED - timedelta(days=1))


def test_unit_is_not_founded_under_one_that_has_ended(office: Office) -> None:
    Organisation.objects.filter(pk=office.health.pk).update(valid_to=date(2026, 8, 1))
    office.health.refresh_from_db()

    with pytest.raises(RefusedError, match="“Sở Y tế” đã kết thúc"):
        found(office, parent=office.health)

"""Promise: units are founded under living units, known by all their names, and corrected by administrators only."""

from datetime import date, timedelta
from typing import Any

import pytest

from kimchinam.audit.queries import history
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.stamps import stamp_of
from kimchinam.organisations.actions import change_organisation, end_organisation, found_organisation
from kimchinam.organisations.models import Organisation, Succession
from kimchinam.organisations.queries import facts_of, find_by_names
from kimchinam.organisations.states import Kind, SuccessionKind
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


@pytest.mark.parametrize(
    ("about", "taken"),
    [
        ({"name": "Sở Y tế"}, "Sở Y tế"),
        ({"name": "SỞ Y TẾ"}, "SỞ Y TẾ"),
        ({"short_name": "Sở TC"}, "Sở TC"),
        ({"aliases": ["Sở Thủy lợi tỉnh", "Sở Tài chính"]}, "Sở Tài chính"),
        ({"name": "UBND xã Bình An"}, "UBND xã Bình An"),
    ],
)
def test_name_of_another_living_unit_is_refused_and_the_unit_named(
    about: dict[str, Any], taken: str, office: Office
) -> None:
    bearer = find_by_names([taken], on=TODAY)[taken]

    with pytest.raises(RefusedError, match=f"Tên “{taken}” đang là tên của đơn vị “{bearer.name}”"):
        found(office, **about)
    assert find_by_names([taken], on=TODAY) == {taken: bearer}


def test_alias_of_another_living_unit_is_refused_in_a_correction(office: Office) -> None:
    with pytest.raises(RefusedError, match="đang là tên của đơn vị “Sở Tài chính”"):
        change(office.commune, office, aliases=["Sở Tài chính"])

    assert find_by_names(["Sở Tài chính"], on=TODAY) == {"Sở Tài chính": office.finance}


def test_two_communes_under_two_superiors_may_have_one_name(office: Office) -> None:
    district = found(office, name="Huyện Phù Yên", kind=Kind.GOVERNMENT)

    twin = found(office, name="Xã Bình An", kind=Kind.COMMUNE, parent=district, aliases=["UBND xã Bình An Phù Yên"])

    assert find_by_names(["Xã Bình An", "UBND xã Bình An Phù Yên"], on=TODAY) == {"UBND xã Bình An Phù Yên": twin}
    with pytest.raises(RefusedError):
        found(office, name="Xã Bình An", kind=Kind.COMMUNE, parent=district)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.COMMUNE}))
def test_only_communes_and_wards_may_share_a_name(kind: Kind, office: Office) -> None:
    first = found(office, name="Trung tâm Đo đạc", kind=kind)

    for twin in (kind, Kind.COMMUNE):
        with pytest.raises(RefusedError, match=f"đang là tên của đơn vị “{first.name}”"):
            found(office, name="Trung tâm Đo đạc", kind=twin, parent=office.health)


def test_commune_that_shares_its_name_does_not_become_another_kind(office: Office) -> None:
    twin = found(office, name="Xã Bình An", kind=Kind.COMMUNE, parent=office.health)

    with pytest.raises(RefusedError, match="đang là tên của đơn vị “Xã Bình An”"):
        change(twin, office, kind=Kind.DEPARTMENT)


def test_name_of_an_ended_unit_is_free_again(office: Office) -> None:
    end_organisation(office.health, by=office.administrator, on=TODAY, decision="15-QĐ/TU")

    heir = found(office, name="Sở Y tế")

    assert find_by_names(["Sở Y tế"], on=TODAY) == {"Sở Y tế": heir}


def test_respelled_name_replaces_the_old_spelling(office: Office) -> None:
    change(office.health, office, name="SỞ Y TẾ")

    assert [alias.name for alias in office.health.aliases.all()] == ["SỞ Y TẾ"]


def test_aliases_given_and_taken_are_in_the_events(office: Office) -> None:
    change(office.commune, office, aliases=["UBND xã Bình An", "Đảng ủy xã Bình An"])
    change(office.commune, office, aliases=[])

    removed, added = history("organisations.organisation", office.commune.pk)[:2]
    assert (added.before["aliases"], added.after["aliases"]) == (
        ["UBND xã Bình An"],
        ["UBND xã Bình An", "Đảng ủy xã Bình An"],
    )
    assert (removed.before["aliases"], removed.after["aliases"]) == (["UBND xã Bình An", "Đảng ủy xã Bình An"], [])


def test_ended_unit_leaves_the_tree_of_that_day(office: Office) -> None:
    on = TODAY + timedelta(days=30)

    end_organisation(office.commune, by=office.administrator, on=on, decision="15-QĐ/TU")

    assert set(Organisation.objects.living(on - timedelta(days=1))) - set(Organisation.objects.living(on)) == {
        office.commune
    }
    event = history("organisations.organisation", office.commune.pk)[0]
    assert (event.verb, event.before["valid_to"]) == ("organisation.ended", None)
    assert (event.after["valid_to"], event.after["decision"]) == (on.isoformat(), "15-QĐ/TU")


def test_unit_that_another_carries_on_is_a_succession(office: Office) -> None:
    end_organisation(office.health, by=office.administrator, on=TODAY, decision="15-QĐ/TU", successor=office.finance)

    succession = Succession.objects.get()
    assert (succession.predecessor, succession.successor, succession.kind, succession.on) == (
        office.health,
        office.finance,
        SuccessionKind.MERGED,
        TODAY,
    )
    assert history("organisations.organisation", office.health.pk)[0].verb == "organisation.succeeded"


@pytest.mark.parametrize(
    ("unit", "on", "successor", "why"),
    [
        ("root", TODAY, None, "Đơn vị trực thuộc “.+” chưa kết thúc vào ngày này"),
        ("health", FOUNDED, None, "“Sở Y tế” chưa được lập vào ngày này"),
        ("health", TODAY, "health", "Đơn vị kế thừa phải là một đơn vị khác"),
        ("health", TODAY, "commune", "Đơn vị kế thừa phải là một đơn vị khác"),
        ("commune", TODAY, None, "“Xã Bình An” đã kết thúc"),
    ],
)
def test_end_that_cannot_be_is_refused(unit: str, on: date, successor: str | None, why: str, office: Office) -> None:
    end_organisation(office.commune, by=office.administrator, on=TODAY, decision="14-QĐ/TU")

    with pytest.raises(RefusedError, match=why):
        end_organisation(
            getattr(office, unit),
            by=office.administrator,
            on=on,
            decision="15-QĐ/TU",
            successor=getattr(office, successor) if successor else None,
        )
    assert Succession.objects.count() == 1


def test_only_an_administrator_ends_a_unit(office: Office) -> None:
    with pytest.raises(NotAllowedError):
        end_organisation(office.commune, by=office.clerk, on=TODAY, decision="15-QĐ/TU")


def test_correction_of_what_somebody_corrected_meanwhile_is_refused(office: Office) -> None:
    seen = stamp_of(facts_of(office.health))
    change(office.health, office, name="Sở Y tế và Dân số")

    with pytest.raises(RefusedError, match="Người khác đã sửa"):
        change(office.health, office, name="Sở Y tế", seen=seen)
    office.health.refresh_from_db()
    assert office.health.name == "Sở Y tế và Dân số"

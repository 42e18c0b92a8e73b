"""Promise: the tree is that of the day asked for; a written name finds its one living unit or nothing."""

from datetime import date, timedelta

import pytest

from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation, name_key
from kimchinam.organisations.queries import ancestors, as_tree, find_by_names, living_tree, visible_to
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED, TODAY, Office

pytestmark = pytest.mark.django_db


def found(
    name: str,
    parent: Organisation | None = None,
    valid_from: date = FOUNDED,
    kind: Kind = Kind.OTHER,
    **about: object,
) -> Organisation:
    return found_organisation(
        by=None,
        name=name,
        kind=kind,
        parent=parent,
        valid_from=valid_from,
        **about,  # type: ignore[arg-type]
    )


def end(unit: Organisation, on: date) -> None:
    Organisation.objects.filter(pk=unit.pk).update(valid_to=on)


def test_unit_lives_from_its_first_day_until_the_day_it_ends(office: Office) -> None:
    unit = found("Sở Thủy lợi", office.root, valid_from=date(2026, 1, 1))
    end(unit, date(2026, 7, 1))

    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)]

    assert [living_tree(day).filter(pk=unit.pk).exists() for day in days] == [False, True, True, False]


def test_tree_puts_children_under_their_parent_in_order(office: Office) -> None:
    second = found("Phòng B", office.finance, order=2)
    first = found("Phòng A", office.finance, order=1)

    rows = as_tree(living_tree(TODAY))

    places = {unit.pk: place for place, (unit, _depth) in enumerate(rows)}
    assert places[office.finance.pk] + 1 == places[first.pk] == places[second.pk] - 1
    assert {depth for unit, depth in rows if unit.pk in (first.pk, second.pk)} == {2}
    assert rows[0] == (office.root, 0)
    assert len(rows) == len(places) == Organisation.objects.count()


def test_child_of_an_ended_unit_stands_at_the_top(office: Office) -> None:
    child = found("Phòng A", office.finance)
    end(office.finance, TODAY)

    assert (child, 0) in as_tree(living_tree(TODAY))


def test_subtree_is_one_prefix(office: Office) -> None:
    child = found("Phòng A", office.finance)
    grandchild = found("Tổ 1", child)

    assert set(Organisation.objects.within(office.finance)) == {office.finance, child, grandchild}
    assert list(ancestors(grandchild)) == [office.root, office.finance, child]
    assert (office.root.depth, grandchild.depth) == (0, 3)


@pytest.mark.parametrize(
    "written",
    ["Sở Tài chính", "SỞ TÀI CHÍNH", "sở tài  chính", "Sở TC"],
)
def test_unit_is_found_by_each_of_its_names(written: str, office: Office) -> None:
    assert find_by_names([written], on=TODAY) == {written: office.finance}


@pytest.mark.parametrize("written", ["UBND xã Bình An", "Ủy ban nhân dân xã Bình An", "Uỷ ban nhân dân xã Bình An"])
def test_commune_is_found_by_the_name_of_its_committee(written: str, office: Office) -> None:
    assert find_by_names([written], on=TODAY) == {written: office.commune}


@pytest.mark.parametrize("written", ["Sở Thủy lợi", "", "   ", "Sở"])
def test_name_that_nobody_bears_is_left_out(written: str, office: Office) -> None:
    assert find_by_names([written], on=TODAY) == {}


def test_name_that_two_units_bear_is_left_out(office: Office) -> None:
    found("Xã Tân Hội", office.finance, kind=Kind.COMMUNE)
    found("Xã Tân Hội", office.health, kind=Kind.COMMUNE)

    assert find_by_names(["Xã Tân Hội", "Sở Y tế"], on=TODAY) == {"Sở Y tế": office.health}


def test_name_goes_over_to_the_unit_that_lives_on_the_day(office: Office) -> None:
    old = found("Sở Xây dựng", office.root)
    end(old, TODAY)
    new = found("Sở Xây dựng", office.root, valid_from=TODAY)

    assert find_by_names(["Sở Xây dựng"], on=TODAY - timedelta(days=1)) == {"Sở Xây dựng": old}
    assert find_by_names(["Sở Xây dựng"], on=TODAY) == {"Sở Xây dựng": new}


def test_many_names_cost_one_query(office: Office, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        find_by_names(["Sở Y tế", "Sở Tài chính", "Sở TC", "Sở Lạ"], on=TODAY)


def test_two_spellings_share_a_key() -> None:
    assert name_key("Sở KH&ĐT") == name_key("Sở Kế hoạch và Đầu tư")


def test_whoever_holds_a_post_sees_every_unit(office: Office) -> None:
    assert visible_to(office.reader).count() == Organisation.objects.count()

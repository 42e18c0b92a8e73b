"""Promise: the post a person acts in says which units he sees into and how secret, in at most two queries."""

from datetime import timedelta

import pytest

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Role, Scope
from kimchinam.base.states import Secrecy
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED, TODAY, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(office: Office) -> Organisation:
    return found_organisation(
        by=None, name="Phòng Ngân sách", kind=Kind.OTHER, parent=office.finance, valid_from=FOUNDED
    )


def person(*posts: tuple[Organisation, str, int]) -> User:
    user = register_person(by=None, username="moi", full_name="Mới", password="mat-khau-dai")
    for organisation, scope, clearance in posts:
        give_post(
            by=None, user=user, organisation=organisation, title="x", role=Role.READER, scope=scope,
            clearance=clearance, valid_from=FOUNDED,
        )  # fmt: skip
    return user


def covered(user: User) -> set[str]:
    return {unit.name for unit in Organisation.objects.all() if reach(user).covers(unit.pk)}


def test_own_unit_only(office: Office, section: Organisation) -> None:
    assert covered(person((office.finance, Scope.OWN, 0))) == {"Sở Tài chính"}


def test_own_unit_and_everything_below(office: Office, section: Organisation) -> None:
    assert covered(person((office.finance, Scope.BELOW, 0))) == {"Sở Tài chính", "Phòng Ngân sách"}


def test_two_posts_never_add_up(office: Office, section: Organisation) -> None:
    """The clearance of one would open the papers of the other."""
    user = person((office.finance, Scope.BELOW, Secrecy.OPEN), (office.health, Scope.OWN, Secrecy.SECRET))
    second = user.posts_today[1]

    assert (covered(user), reach(user).clearance) == ({"Sở Tài chính", "Phòng Ngân sách"}, Secrecy.OPEN)

    user.act_in(str(second.pk))

    assert (covered(user), reach(user).clearance) == ({"Sở Y tế"}, Secrecy.SECRET)


def test_all_is_all(office: Office, section: Organisation) -> None:
    assert len(covered(person((section, Scope.ALL, 0)))) == Organisation.objects.count()


def test_nobody_without_a_post(office: Office) -> None:
    mine = reach(person())

    assert (mine.everything, mine.organisations, mine.clearance) == (False, frozenset(), Secrecy.OPEN)
    assert not mine.covers(None)


def test_post_that_has_not_begun_gives_nothing_yet(office: Office) -> None:
    user = person((office.finance, Scope.OWN, Secrecy.CONFIDENTIAL))
    later = give_post(
        by=None, user=user, organisation=office.root, title="x", role=Role.READER, clearance=Secrecy.SECRET,
        valid_from=TODAY + timedelta(days=1),
    )  # fmt: skip
    user.act_in(str(later.pk))

    assert reach(user).clearance == Secrecy.CONFIDENTIAL


def test_reach_is_asked_once_in_two_queries(office: Office, django_assert_num_queries: object) -> None:
    user = User.objects.get(pk=person((office.finance, Scope.BELOW, 0)).pk)

    with django_assert_num_queries(2):  # type: ignore[operator]
        assert reach(user) is reach(user)

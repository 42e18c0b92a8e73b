"""Promise: people and posts are made by administrators, every act is in the log, and no password is."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import check_password

from kimchinam.accounts.actions import (
    close_account,
    end_post,
    give_post,
    register_person,
    reopen_account,
    set_password,
)
from kimchinam.accounts.models import User
from kimchinam.accounts.queries import demo_sign_ins
from kimchinam.accounts.states import PERMISSIONS, Permission, Role
from kimchinam.audit.models import Event
from kimchinam.audit.queries import history
from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from tests.conftest import NOON, TODAY, Office

pytestmark = pytest.mark.django_db

PASSWORD = "trang-ram-thang-tam"


def again(user: User) -> User:
    """The person as the next request reads him."""
    return User.objects.get(pk=user.pk)


def verbs(user: User) -> list[str]:
    return [event.verb for event in history("accounts.user", user.pk).order_by("id")]


def test_registered_person_signs_in_under_a_lower_case_name_and_may_nothing(office: Office) -> None:
    user = register_person(by=office.administrator, username=" LanHuong ", full_name=" Lan Hương ", password=PASSWORD)

    assert (user.username, user.full_name, user.post, user.acting_for) == (
        "lanhuong",
        "Lan Hương",
        None,
        None,
    )
    assert User.objects.get_by_natural_key("LANHUONG") == user


def test_no_event_holds_a_password_or_its_hash(office: Office) -> None:
    user = register_person(by=office.administrator, username="lan", full_name="Lan", password=PASSWORD)
    set_password(user, by=office.administrator, password=PASSWORD + "-2")

    told = str(list(Event.objects.values()))
    assert PASSWORD not in told and again(user).password not in told
    assert check_password(PASSWORD + "-2", again(user).password)
    assert verbs(user) == ["person.registered", "person.password_set"]


def test_post_brings_its_permissions_from_its_first_day_until_the_day_it_ends(office: Office) -> None:
    user = register_person(by=None, username="lan", full_name="Lan", password=PASSWORD)
    post = give_post(
        by=office.administrator, user=user, organisation=office.finance, title="x", role=Role.UNIT, valid_from=TODAY
    )

    with clock.set_to(NOON - timedelta(days=1)):
        assert not again(user).may(Permission.HAND_IN_EVIDENCE)
    assert again(user).may(Permission.HAND_IN_EVIDENCE)
    assert again(user).acting_for == office.finance

    with clock.set_to(NOON + timedelta(days=3)):
        end_post(post, by=office.administrator)
        assert not again(user).may(Permission.HAND_IN_EVIDENCE)
    with clock.set_to(NOON + timedelta(days=2)):
        assert again(user).may(Permission.HAND_IN_EVIDENCE)


def test_ending_a_post_twice_changes_nothing(office: Office) -> None:
    post = office.reader.posts.get()
    end_post(post, by=office.administrator)
    with clock.set_to(NOON + timedelta(days=3)):
        end_post(post, by=office.administrator)

    post.refresh_from_db()
    assert (post.valid_to, verbs(office.reader).count("person.post_ended")) == (TODAY, 1)


@pytest.mark.parametrize(
    ("role", "permissions"),
    [
        (Role.ADMINISTRATOR, {"manage_people", "manage_organisations", "manage_rules"}),
        (
            Role.CLERK,
            {"register_document", "review_candidates", "build_programme", "import_register", "mark_coverage"},
        ),
        (
            Role.LEADER,
            {"issue_programme", "accept_evidence", "grant_extension", "decide_obstacle", "direct", "reassign"}
            | {"reopen", "break_down", "offer_task", "name_answerable"},
        ),
        (
            Role.UNIT,
            {"hand_in_evidence", "ask_extension", "raise_obstacle", "answer_direction", "break_down"}
            | {"offer_task", "name_answerable"},
        ),
        (Role.INSPECTOR, set()),
        (Role.READER, set()),
    ],
)
def test_role_is_this_set_of_permissions(role: Role, permissions: set[str]) -> None:
    assert PERMISSIONS[role] == permissions


def test_every_role_and_every_permission_is_used() -> None:
    assert set(PERMISSIONS) == set(Role.values)
    assert set().union(*PERMISSIONS.values()) == set(Permission)


def test_closed_account_opens_again(office: Office) -> None:
    close_account(office.reader, by=office.administrator)
    assert again(office.reader).is_active is False

    reopen_account(office.reader, by=office.administrator)
    assert again(office.reader).is_active is True
    assert verbs(office.reader)[-2:] == ["person.closed", "person.reopened"]


def test_administrator_does_not_lock_himself_out(office: Office) -> None:
    with pytest.raises(RefusedError, match="Bạn không thể tự khóa tài khoản của mình"):
        close_account(office.administrator, by=office.administrator)


def test_administrator_does_not_end_the_post_he_acts_in(office: Office) -> None:
    post = office.administrator.posts.get()

    with pytest.raises(RefusedError, match="Bạn không thể tự kết thúc vị trí mà mình đang làm việc"):
        end_post(post, by=office.administrator)
    assert again(office.administrator).may(Permission.MANAGE_PEOPLE)


def test_administrator_ends_another_post_of_his(office: Office) -> None:
    post = give_post(
        by=office.administrator, user=office.administrator, organisation=office.root, title="x", role=Role.READER
    )

    end_post(post, by=again(office.administrator))

    assert [one.role for one in again(office.administrator).posts_today] == [Role.ADMINISTRATOR]


def test_post_that_ends_before_it_begins_is_never_held(office: Office) -> None:
    begin = TODAY + timedelta(days=30)
    post = give_post(
        by=office.administrator,
        user=office.reader,
        organisation=office.bureau,
        title="x",
        role=Role.READER,
        valid_from=begin,
    )

    end_post(post, by=office.administrator)

    post.refresh_from_db()
    assert post.valid_to == begin
    assert not office.reader.posts.held(begin).filter(pk=post.pk).exists()


@pytest.mark.parametrize("name", ["clerk", "leader", "inspector", "reader", "finance_person"])
def test_others_manage_nobody(name: str, office: Office) -> None:
    person = getattr(office, name)
    post = office.health_person.posts.get()
    acts = [
        lambda: register_person(by=person, username="x", full_name="x", password=PASSWORD),
        lambda: give_post(by=person, user=person, organisation=office.root, title="x", role=Role.ADMINISTRATOR),
        lambda: end_post(post, by=person),
        lambda: close_account(office.health_person, by=person),
        lambda: reopen_account(office.health_person, by=person),
        lambda: set_password(office.administrator, by=person, password=PASSWORD),
    ]
    before = Event.objects.count()

    for act in acts:
        with pytest.raises(NotAllowedError):
            act()
    assert Event.objects.count() == before


def test_demo_offers_one_person_per_role(office: Office) -> None:
    assert [(post.role, post.user) for post in demo_sign_ins()] == [
        (Role.ADMINISTRATOR, office.administrator),
        (Role.CLERK, office.clerk),
        (Role.LEADER, office.leader),
        (Role.UNIT, office.finance_person),
        (Role.INSPECTOR, office.inspector),
        (Role.READER, office.reader),
    ]

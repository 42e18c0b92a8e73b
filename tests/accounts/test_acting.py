"""Promise: a person with several posts acts in one at a time, says which, and the log keeps for whom he acted."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import end_post, give_post
from kimchinam.accounts.models import Post, User
from kimchinam.accounts.states import Permission, Role
from kimchinam.audit.models import Event
from kimchinam.documents.models import Document
from tests.conftest import FOUNDED, TODAY, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(office: Office) -> Post:
    """The person of the finance department is also a clerk of the bureau."""
    return give_post(
        by=None, user=office.finance_person, organisation=office.bureau, title="Chuyên viên", role=Role.CLERK,
        valid_from=FOUNDED + timedelta(days=1),
    )  # fmt: skip


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def go_over(client: Client, post: Post) -> int:
    return client.post(reverse("accounts:act_in", args=[post.pk])).status_code


def test_rights_are_those_of_the_chosen_post_alone(office: Office, second: Post) -> None:
    user = fresh(office.finance_person)
    assert (user.acting_for, user.other_posts) == (office.finance, [second])
    assert (user.may(Permission.HAND_IN_EVIDENCE), user.may(Permission.REGISTER_DOCUMENT)) == (True, False)

    user.act_in(str(second.pk))

    assert user.acting_for == office.bureau
    assert (user.may(Permission.HAND_IN_EVIDENCE), user.may(Permission.REGISTER_DOCUMENT)) == (False, True)


@pytest.mark.parametrize("chosen", ["", "nonsense", "00000000-0000-7000-8000-000000000000"])
def test_unknown_choice_means_the_first_post(chosen: str, office: Office, second: Post) -> None:
    user = fresh(office.finance_person)
    user.act_in(chosen)

    assert user.acting_for == office.finance


def test_person_without_a_post_may_nothing(office: Office) -> None:
    user = User.objects.create(username="moi", full_name="Mới")

    assert (user.post, user.acting_for, user.may(Permission.HAND_IN_EVIDENCE)) == (None, None, False)


def test_page_goes_over_to_the_other_post_and_keeps_it(office: Office, second: Post) -> None:
    client = office.client(office.finance_person)
    assert str(second) in client.get("/").content.decode()

    assert go_over(client, second) == 302

    page = client.get("/").content.decode()
    assert f"Bạn đang làm việc ở vị trí {second}." in page
    assert str(office.finance_person.posts.first()) in page
    assert client.get(reverse("documents:upload")).status_code == 200


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ("/thong-bao/?unread=1", "/thong-bao/?unread=1"),
        *[(asked, "/") for asked in ("", "https://example.vn/", "//example.vn/", "javascript:alert(1)")],
    ],
)
def test_page_that_asked_for_the_other_post_is_opened_by_it(
    asked: str, opened: str, office: Office, second: Post
) -> None:
    client = office.client(office.finance_person)

    assert client.post(reverse("accounts:act_in", args=[second.pk]), {"next": asked})["Location"] == opened


def test_person_is_known_in_his_other_posts_and_goes_on_in_his_own(office: Office, second: Post) -> None:
    user = fresh(office.finance_person)

    (other,) = user.elsewhere
    assert (other, other.post, other.elsewhere[0].post) == (user, second, user.posts_today[0])
    assert user.acting_for == office.finance


def test_log_says_for_whom_he_acted(office: Office, second: Post) -> None:
    client = office.client(office.finance_person)
    go_over(client, second)
    client.post(reverse("documents:upload"), {"pasted": "Giao Sở Y tế lập đề án.", "secrecy": 0, "urgency": 0})

    document = Document.objects.get()
    event = Event.objects.get(verb="document.received")
    assert (document.organisation, event.on_behalf_of_name) == (office.bureau, str(office.bureau))


def test_post_that_ends_gives_way_to_the_first(office: Office, second: Post) -> None:
    client = office.client(office.finance_person)
    go_over(client, second)
    end_post(second, by=office.administrator)

    assert client.get(reverse("documents:upload")).status_code == 403


def test_nobody_goes_over_to_the_post_of_another_or_to_one_not_held(office: Office, second: Post) -> None:
    later = give_post(
        by=None, user=office.reader, organisation=office.bureau, title="Chuyên viên", role=Role.CLERK,
        valid_from=TODAY + timedelta(days=1),
    )  # fmt: skip
    client = office.client(office.reader)

    assert [go_over(client, post) for post in (second, later)] == [404, 404]
    assert client.get(reverse("accounts:act_in", args=[second.pk])).status_code == 302

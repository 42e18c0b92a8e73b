"""Promise: in an empty office the desk of the administrator says what to do first, until the office can work."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post, register_person
from kimchinam.accounts.models import User
from kimchinam.accounts.states import Role
from kimchinam.config.first_steps import first_steps
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import TODAY, Office

pytestmark = pytest.mark.django_db

TITLE = "Việc đầu tiên của văn phòng mới"


@pytest.fixture
def administrator(still_clock: None) -> User:
    """Of an office in which there is nobody and nothing else."""
    call_command("administrator", "goc", "Người Đầu Tiên", unit="Tỉnh ủy Mới", password="mot-mat-khau-dai")
    return User.objects.get()


def give(role: Role) -> None:
    user = register_person(by=None, username=role.value, full_name=role.value, password="x")
    give_post(by=None, user=user, organisation=Organisation.objects.first(), title="x", role=role)  # type: ignore[arg-type]


def test_steps_are_done_one_by_one_and_then_gone(administrator: User) -> None:
    def done() -> list[bool]:
        return [step.done for step in first_steps(administrator)]

    assert done() == [False, False, False, False]
    root = Organisation.objects.get()
    found_organisation(by=None, name="Sở Mới", kind=Kind.DEPARTMENT, parent=root, valid_from=TODAY)
    assert done() == [True, False, False, False]
    give(Role.LEADER)
    give(Role.CLERK)
    assert done() == [True, True, True, False]
    give(Role.UNIT)
    assert done() == []


def test_desk_of_an_empty_office_shows_them_with_links_and_no_other_page_does(administrator: User) -> None:
    client = Client()
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")

    desk = client.get("/").content.decode()

    assert TITLE in desk and f'href="{reverse("organisations:found")}"' in desk
    assert TITLE not in client.get(reverse("organisations:tree")).content.decode()


def test_office_at_work_shows_them_to_nobody(office: Office) -> None:
    assert [first_steps(person) for person in (office.administrator, office.leader)] == [[], []]


def test_steps_are_for_administrators(administrator: User) -> None:
    reader = register_person(by=None, username="doc", full_name="Đọc", password="x")

    assert first_steps(reader) == []

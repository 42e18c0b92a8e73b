"""Promise: in an office of many units a list is filtered, and tasks are passed on, by the words of a unit's name."""

from typing import Any

import pytest
from django.urls import reverse

from kimchinam.monitoring.queries import offering
from kimchinam.programmes.models import Programme
from kimchinam.ui import choosing
from tests.conftest import Office
from tests.programmes.build import facts, issued

pytestmark = pytest.mark.django_db
WAYS = ("list", "board", "calendar", "timeline")


@pytest.fixture
def programme(office: Office, monkeypatch: pytest.MonkeyPatch) -> Programme:
    """Of an office in which two units are many."""
    monkeypatch.setattr(offering, "OFFERED", 2)
    monkeypatch.setattr(choosing, "MANY", 2)
    tasks = facts(office, name="của tài chính"), facts(office, name="của y tế", lead=office.health)
    return issued(office, *tasks)


def names(page: Any) -> list[str]:
    return sorted(row.task.name for row in page.context["rows"])


@pytest.mark.parametrize("way", WAYS)
def test_no_unit_stands_in_the_form_until_one_is_asked_for(office: Office, programme: Programme, way: str) -> None:
    form = office.client(office.leader).get(reverse(f"monitoring:{way}")).context["narrowing"].form

    shown = "".join(str(form[name]) for name in ("unit", "assigner", "supporting"))

    assert (shown.count('type="text"'), "Sở" in shown) == (3, False)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["unit", "assigner", "supporting"])
def test_name_of_a_unit_becomes_its_id_in_the_address(
    office: Office, programme: Programme, way: str, name: str
) -> None:
    answer = office.client(office.leader).get(reverse(f"monitoring:{way}"), {name: "sở y tế", "status": "open"})

    assert answer.status_code == 302
    assert answer["Location"] in (f"?{name}={office.health.pk}&status=open", f"?status=open&{name}={office.health.pk}")


def test_words_that_mean_several_units_filter_nothing_and_offer_them(office: Office, programme: Programme) -> None:
    client = office.client(office.leader)
    page = client.get(reverse("monitoring:list"), {"unit": "sở"})
    shown = str(page.context["narrowing"].form["unit"])

    assert names(page) == ["của tài chính", "của y tế"]
    assert 'value="sở"' in shown and shown.count('type="radio"') == 2

    chosen = client.get(reverse("monitoring:list"), {"unit": ["sở", str(office.health.pk)]}, follow=True)
    assert names(chosen) == ["của y tế"]
    assert 'value="Sở Y tế"' in str(chosen.context["narrowing"].form["unit"])


def test_emptied_words_take_the_filter_away(office: Office, programme: Programme) -> None:
    sent = {"unit": ["", str(office.health.pk)], "below": "1"}

    page = office.client(office.leader).get(reverse("monitoring:list"), sent, follow=True)

    assert names(page) == ["của tài chính", "của y tế"]


def test_tasks_are_passed_on_to_a_unit_named_in_words(office: Office, programme: Programme) -> None:
    task, client = programme.tasks.get(name="của tài chính"), office.client(office.leader)
    url = reverse("monitoring:bulk", args=["giao-nhieu"])
    typed = {"task": str(task.pk), "reason": "Đúng chức năng", "step": "show"}

    unclear = client.post(url, typed | {"to": "sở"})
    shown = client.post(url, typed | {"to": "Sở Y tế"})

    assert "có 2 đơn vị gần với tên này" in unclear.text and unclear.text.count('type="radio"') == 2
    assert [row.change for row in shown.context["rows"]] == ["Sở Tài chính → Sở Y tế"]
    assert f'value="{office.health.pk}" checked' in shown.text

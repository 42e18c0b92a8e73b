"""Promise: the page of plans asks, excuses and begins, and stays short however many units there are."""

import pytest
from django.urls import reverse

from kimchinam.accounts.models import User
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.actions import (
    require_plans,
)
from kimchinam.programmes.forms import seeking
from kimchinam.programmes.views import plans as plan_pages
from tests.conftest import FOUNDED, Office
from tests.programmes.build import issued


@pytest.mark.django_db
def test_pages_ask_excuse_ask_again_and_begin(office: Office, planner: User) -> None:
    programme = issued(office)
    clerk, url = office.client(office.clerk), reverse("programmes:plans", args=[programme.pk])
    clerk.post(url, {"units": [office.finance.pk, office.health.pk], "due_on": "2026-09-20"})
    duty = programme.plan_duties.get(organisation=office.health)

    clerk.post(reverse("programmes:plan_excuse", args=[programme.pk, duty.pk]), {"reason": "Không có nhiệm vụ"})
    page = clerk.get(url, {"standing": "excused"})
    assert [(chip.label, chip.count) for chip in page.context["chips"]] == [
        ("Tất cả", 2), ("Chưa ban hành", 1), ("Không phải ban hành", 1),
    ]  # fmt: skip
    assert [one.duty for one in page.context["page"]] == [duty]
    again = clerk.post(reverse("programmes:plan_again", args=[programme.pk, duty.pk]), follow=True)
    assert "Đã yêu cầu lại Sở Y tế." in again.text
    own = office.client(planner)
    assert "Lập kế hoạch" in own.get(url).text
    mine = programme.plan_duties.get(organisation=office.finance)
    begun = own.post(reverse("programmes:plan_begin", args=[programme.pk, mine.pk]), follow=True)
    assert "Kế hoạch thực hiện Chương trình thủy lợi" in begun.text


@pytest.mark.django_db
def test_page_asks_as_much_for_one_unit_as_for_thirty(
    office: Office, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    programme = issued(office)
    client, url = office.client(office.clerk), reverse("programmes:plans", args=[programme.pk])
    require_plans(programme, by=office.clerk, units=[office.finance])
    with django_assert_max_num_queries(25) as first:
        client.get(url)
    units = [Organisation(name=f"Xã {number}", kind="commune", valid_from=FOUNDED) for number in range(29)]
    for unit in units:
        unit.path = f"{unit.pk}/"
    Organisation.objects.bulk_create(units)
    require_plans(programme, by=office.clerk, units=units)

    with django_assert_num_queries(len(first)):
        client.get(url)


@pytest.mark.django_db
def test_many_units_stand_on_pages_and_one_s_own_plan_is_offered_on_each(
    office: Office, planner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_pages, "PAGE", 1)
    programme = issued(office)
    require_plans(programme, by=office.clerk, units=[office.finance, office.health, office.commune])
    client, url = office.client(planner), reverse("programmes:plans", args=[programme.pk])

    pages = [client.get(url, {"page": number}) for number in (1, 2, 3)]

    assert {one.duty.organisation for page in pages for one in page.context["page"]} == {
        office.finance, office.health, office.commune
    }  # fmt: skip
    assert [[duty.organisation for duty in page.context["mine"]] for page in pages] == [[office.finance]] * 3
    assert "2–2 trong 3 đơn vị" in pages[1].text


@pytest.mark.django_db
def test_units_beyond_what_is_shown_are_looked_for_and_ticks_stay(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "MOST", 1)
    programme = issued(office)
    client, url = office.client(office.clerk), reverse("programmes:plans", args=[programme.pk])
    assert "Còn nhiều mục khác" in client.get(url).text

    found = client.post(
        url, {"look": "units", "find-units": "xa binh", "units": [office.health.pk], "due_on": "2026-09-20"}
    )
    assert [pk for pk, _name in found.context["form"].fields["units"].choices] == [office.health.pk, office.commune.pk]
    assert (f'value="{office.health.pk}"' in found.text, 'value="2026-09-20"' in found.text) == (True, True)
    assert (found.context["form"].errors, programme.plan_duties.count()) == ({}, 0)

    client.post(url, {"find-units": "xa binh", "units": [office.health.pk, office.commune.pk]})
    assert {duty.organisation for duty in programme.plan_duties.all()} == {office.health, office.commune}


@pytest.mark.django_db
def test_nothing_found_is_said(office: Office) -> None:
    client, url = office.client(office.clerk), reverse("programmes:plans", args=[issued(office).pk])

    assert "Không có mục nào như vậy." in client.post(url, {"look": "units", "find-units": "zzz"}).text

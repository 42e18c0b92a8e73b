"""Promise: filters are kept under a name, are shared only with the own unit, and show each reader only what he may see."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kimchinam.accounts.actions import give_post
from kimchinam.accounts.states import Role
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.monitoring.actions import change_view, delete_view, save_view
from kimchinam.monitoring.actions.saving import MOST
from kimchinam.monitoring.models import SavedView
from kimchinam.monitoring.queries.saved import views_of
from tests.conftest import FOUNDED, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import facts, issued, person_of

pytestmark = pytest.mark.django_db
PAGE = "/nhiem-vu/cach-xem/"


@pytest.fixture
def finance(office: Office) -> Client:
    return office.client(office.finance_person)


def kept(office: Office, **changes: object) -> SavedView:
    words = {"by": office.finance_person, "name": "Việc trễ", "query": "status=late"}
    return save_view(**words | changes)  # type: ignore[arg-type]


def test_saved_view_is_canonical_and_opens_its_list(office: Office, finance: Client) -> None:
    issued(office, facts(office, name="có"), facts(office, name="không", kind="key"))

    sent = finance.post(PAGE, {"name": "  Thường   ngày ", "query": "kind=ordinary&page=3&after=9.x&q="})
    view = SavedView.objects.get()
    page = finance.get(f"/nhiem-vu/?{view.query}")

    assert (sent["Location"], view.name, view.query, view.shared_with) == (PAGE, "Thường ngày", "kind=ordinary", None)
    assert [row.task.name for row in page.context["rows"]] == ["có"]
    assert "Thường ngày" in page.text


def test_list_offers_to_save_only_what_is_filtered(finance: Client) -> None:
    assert "save-name" not in finance.get("/nhiem-vu/").text
    assert 'value="status=late"' in finance.get("/nhiem-vu/?status=late&after=x").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "Việc trễ"}, "Bạn đã có cách xem tên “Việc trễ”."),
        ({"query": "page=2"}, "Danh sách chưa lọc gì nên chưa có gì để lưu."),
        ({"name": "   "}, ""),
        ({"name": "x" * 81}, ""),
    ],
)
def test_refused_view_comes_back_as_it_was_typed(
    office: Office, finance: Client, changes: dict[str, str], said: str
) -> None:
    kept(office)

    page = finance.post(PAGE, {"name": "Khác", "query": "kind=key", "shared": "on"} | changes)

    assert SavedView.objects.count() == 1
    form = page.context["form"]
    assert said in page.text and form.errors
    assert (form["query"].value(), form["shared"].value()) == (changes.get("query", "kind=key"), True)


def test_same_name_of_another_person_is_another_view(office: Office) -> None:
    kept(office)
    kept(office, by=office.health_person)

    assert SavedView.objects.count() == 2


def test_shared_view_is_seen_in_the_unit_and_nowhere_else(office: Office) -> None:
    colleague = person_of(office.finance, "dongnghiep")
    own, shared = kept(office, name="Riêng"), kept(office, name="Chung", shared=True)

    assert list(views_of(office.finance_person)) == [shared, own]
    assert list(views_of(colleague)) == [shared]
    assert list(views_of(office.health_person)) == []
    assert "Riêng" not in office.client(colleague).get(PAGE).text
    assert "Chung" in office.client(colleague).get("/nhiem-vu/").text


def test_view_names_no_programme_that_the_reader_may_not_see(office: Office) -> None:
    programme = issued(office, facts(office, lead=office.health), title="Chương trình kín", number="9-KIN/TU")
    colleague = person_of(office.finance, "dongnghiep")
    kept(office, query=f"programme={programme.pk}", shared=True)

    text = office.client(colleague).get(PAGE).text

    assert "9-KIN/TU" not in text and "không có hoặc không xem được" in text


def test_view_is_renamed_shared_and_withdrawn(office: Office, finance: Client) -> None:
    view = kept(office)
    url = reverse("monitoring:saved_view", args=[view.pk])

    finance.post(url, {"name": "Quá hạn của sở", "shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.shared_with) == ("Quá hạn của sở", office.finance)

    finance.post(url, {"name": "Quá hạn của sở"})
    view.refresh_from_db()
    assert view.shared_with is None

    finance.post(reverse("monitoring:delete_saved_view", args=[view.pk]))
    assert SavedView.objects.count() == 0


def test_renamed_view_stays_with_the_unit_that_sees_it_whoever_one_acts_for(office: Office) -> None:
    view = kept(office, shared=True)
    give_post(
        by=None,
        user=office.finance_person,
        organisation=office.health,
        title="Biệt phái",
        role=Role.UNIT,
        valid_from=FOUNDED,
    )
    client = office.client(office.finance_person)
    health = office.finance_person.posts.get(organisation=office.health)
    client.post(reverse("accounts:act_in", args=[health.pk]))
    url = reverse("monitoring:saved_view", args=[view.pk])

    assert "Chia sẻ với Sở Tài chính" in client.get(url).text
    client.post(url, {"name": "Tên khác", "shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.shared_with) == ("Tên khác", office.finance)

    client.post(url, {"name": "Tên khác"})
    assert "Chia sẻ với Sở Y tế" in client.get(url).text
    client.post(url, {"name": "Tên khác", "shared": "on"})
    view.refresh_from_db()
    assert view.shared_with == office.health


def test_rename_to_a_name_in_use_is_refused_and_changes_nothing(office: Office, finance: Client) -> None:
    kept(office)
    view = kept(office, name="Khác", query="kind=key")

    page = finance.post(reverse("monitoring:saved_view", args=[view.pk]), {"name": "Việc trễ"})

    assert "Bạn đã có cách xem tên “Việc trễ”." in page.text
    view.refresh_from_db()
    assert view.name == "Khác"


def test_only_its_owner_changes_or_deletes_a_view(office: Office) -> None:
    colleague = person_of(office.finance, "dongnghiep")
    view = kept(office, shared=True)
    client = office.client(colleague)

    assert client.post(reverse("monitoring:saved_view", args=[view.pk]), {"name": "Của tôi"}).status_code == 404
    assert client.post(reverse("monitoring:delete_saved_view", args=[view.pk])).status_code == 403
    for act in (
        lambda: change_view(view, by=colleague, name="x", shared=False),
        lambda: delete_view(view, by=colleague),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert SavedView.objects.get().name == "Việc trễ"


def test_views_are_not_without_number(office: Office) -> None:
    SavedView.objects.bulk_create(
        SavedView(user=office.finance_person, name=f"{number}", query="mine=1") for number in range(MOST)
    )

    with pytest.raises(RefusedError):
        kept(office)


@pytest.mark.parametrize("fields", [{"name": "", "query": "mine=1"}, {"name": "x", "query": ""}])
def test_database_refuses_a_view_without_a_name_or_a_filter(office: Office, fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(user=office.leader, **fields)


def test_page_asks_the_same_number_of_queries_for_one_and_thirty(office: Office, finance: Client) -> None:
    programme = issued(office)

    def grow(number: int) -> None:
        kept(office, name=f"cách {number}", query=f"programme={programme.pk}&unit={office.health.pk}", shared=True)

    assert_same_number_of_queries(lambda: finance.get(PAGE), grow=grow)

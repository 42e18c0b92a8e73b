"""Promise: everybody sees the tree of the day; administrators correct it, and a refusal keeps what they typed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.forms import TOPMOST, FoundForm
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.states import Kind
from tests.conftest import FOUNDED, Office
from tests.counting import assert_same_number_of_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(office: Office) -> Client:
    return office.client(office.administrator)


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Sở Thủy lợi", "short_name": "Sở TL", "kind": "department", "order": "4",
        "aliases": "Sở Thủy lợi tỉnh Mẫu\n\n  STL  ", "parent": "", "valid_from": "2026-09-01",
    } | changes  # fmt: skip


def correct(client: Client, unit: Organisation, *, seen: str | None = None, **changes: Any) -> Any:
    """Open the form and send it back with other words; `seen` stands for a form that was opened before."""
    address = reverse("organisations:change", args=[unit.pk])
    seen = seen or client.get(address).context["form"]["seen"].initial
    return client.post(address, typed(**changes) | {"seen": seen})


def test_tree_shows_the_units_of_the_day(office: Office, administrator: Client) -> None:
    Organisation.objects.filter(pk=office.commune.pk).update(valid_to="2026-08-20")
    address = reverse("organisations:tree")

    assert "Xã Bình An" not in administrator.get(address).content.decode()
    administrator.post(reverse("desk:set_as_of"), {"on": "2026-08-19"})
    assert "Xã Bình An" in administrator.get(address).content.decode()


def test_tree_costs_the_same_for_30_units(office: Office, administrator: Client) -> None:
    def grow(number: int) -> None:
        found_organisation(
            by=None,
            name=f"Phòng {number}",
            kind=Kind.OTHER,
            parent=office.finance,
            valid_from=FOUNDED,
            aliases=[f"P{number}"],
        )

    assert_same_number_of_queries(lambda: administrator.get(reverse("organisations:tree")), grow=grow)


def test_unit_is_founded_with_its_other_names(office: Office, administrator: Client) -> None:
    response = administrator.post(reverse("organisations:found"), typed(parent=office.root.pk))

    unit = Organisation.objects.get(name="Sở Thủy lợi")
    assert response["Location"] == reverse("organisations:unit", args=[unit.pk])
    assert (unit.parent, unit.order) == (office.root, 4)
    assert {alias.name for alias in unit.aliases.all()} == {"Sở Thủy lợi", "Sở TL", "Sở Thủy lợi tỉnh Mẫu", "STL"}


def test_new_unit_begins_without_a_type_and_a_superior(office: Office, administrator: Client) -> None:
    address = reverse("organisations:found")
    form = administrator.get(address).context["form"]

    assert [(form[name].value(), next(iter(form.fields[name].choices))[1]) for name in ("kind", "parent")] == [
        (None, "Chọn loại"),
        (None, "Chọn đơn vị cấp trên"),
    ]
    unsaid = administrator.post(address, typed(kind="", parent=""))
    assert list(unsaid.context["form"].errors) == ["kind", "parent"]


def test_topmost_unit_is_founded_only_when_this_is_said(office: Office, administrator: Client) -> None:
    administrator.post(reverse("organisations:found"), typed(parent=TOPMOST))

    assert Organisation.objects.get(name="Sở Thủy lợi").parent is None


def test_first_unit_of_all_is_offered_as_the_topmost(db: None) -> None:
    assert FoundForm()["parent"].value() == TOPMOST


def test_second_department_of_a_name_is_refused_under_any_superior(office: Office, administrator: Client) -> None:
    for parent in (TOPMOST, office.health.pk):
        response = administrator.post(
            reverse("organisations:found"), typed(name="Sở Tài chính", aliases="", parent=parent)
        )
        assert "Tên “Sở Tài chính” đang là tên của đơn vị “Sở Tài chính”." in response.content.decode()
    assert Organisation.objects.filter(name="Sở Tài chính").count() == 1


def test_refusal_keeps_what_was_typed(office: Office, administrator: Client) -> None:
    response = administrator.post(
        reverse("organisations:found"), typed(parent=office.root.pk, valid_from="2020-01-01", name="Sở Vừa Gõ")
    )

    shown = response.content.decode()
    assert "chưa được lập vào ngày này" in shown
    assert 'value="Sở Vừa Gõ"' in shown
    assert not Organisation.objects.filter(name="Sở Vừa Gõ").exists()


def test_unit_is_corrected(office: Office, administrator: Client) -> None:
    correct(administrator, office.health, name="Sở Y tế và Dân số")

    office.health.refresh_from_db()
    assert (office.health.name, office.health.short_name) == ("Sở Y tế và Dân số", "Sở TL")


@pytest.mark.parametrize("name", ["clerk", "reader", "finance_person"])
def test_others_read_and_change_nothing(name: str, office: Office) -> None:
    client = office.client(getattr(office, name))

    assert client.get(reverse("organisations:tree")).status_code == 200
    assert client.get(reverse("organisations:unit", args=[office.health.pk])).status_code == 200
    assert client.get(reverse("organisations:found")).status_code == 403
    assert client.post(reverse("organisations:change", args=[office.health.pk]), typed()).status_code == 403
    assert not Organisation.objects.filter(name="Sở Thủy lợi").exists()


def test_form_sent_twice_founds_one_unit(office: Office, administrator: Client) -> None:
    sent = [administrator.post(reverse("organisations:found"), typed(parent=office.root.pk)) for _ in range(2)]

    assert [one.status_code for one in sent] == [302, 200]
    assert "đang là tên của đơn vị “Sở Thủy lợi”." in sent[1].content.decode()
    assert Organisation.objects.filter(name="Sở Thủy lợi").count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"order": "9" * 25}, {"order": "3000000000"}, {"aliases": "x" * 301}, {"name": "x" * 301}, {"aliases": "a\0b"}],
)
def test_value_that_no_column_holds_is_refused_in_the_form(
    changes: dict[str, str], office: Office, administrator: Client
) -> None:
    response = administrator.post(reverse("organisations:found"), typed(parent=office.root.pk, **changes))

    assert (response.status_code, list(response.context["form"].errors)) == (200, list(changes))


def test_second_correction_at_once_shows_what_stands_and_keeps_what_was_typed(
    office: Office, administrator: Client
) -> None:
    seen = administrator.get(reverse("organisations:change", args=[office.health.pk])).context["form"]["seen"].initial
    correct(administrator, office.health, name="Sở Y tế và Dân số", aliases="Sở YT")

    shown = correct(administrator, office.health, seen=seen, name="Sở Y tế mới").content.decode()

    assert "Người khác đã sửa các thông tin này" in shown
    assert "Hiện đang là: Sở Y tế và Dân số" in shown
    assert "Hiện đang là: Sở YT" in shown
    assert 'value="Sở Y tế mới"' in shown


def test_unit_is_ended_by_its_form(office: Office, administrator: Client) -> None:
    address = reverse("organisations:end", args=[office.health.pk])
    assert "Kết thúc đơn vị" in administrator.get(address).content.decode()

    response = administrator.post(
        address, {"on": "2026-09-01", "decision": "15-QĐ/TU", "successor": str(office.finance.pk)}
    )

    shown = administrator.get(response["Location"]).content.decode()
    assert "đến trước 01/09/2026" in shown
    assert "15-QĐ/TU" in shown
    assert reverse("organisations:end", args=[office.health.pk]) not in shown


def test_end_that_is_refused_keeps_what_was_typed(office: Office, administrator: Client) -> None:
    shown = administrator.post(
        reverse("organisations:end", args=[office.root.pk]), {"on": "2026-09-01", "decision": "15-QĐ/TU"}
    ).content.decode()

    assert "Đơn vị trực thuộc" in shown
    assert 'value="15-QĐ/TU"' in shown


@pytest.mark.parametrize("name", ["clerk", "reader"])
def test_others_end_nothing(name: str, office: Office) -> None:
    client = office.client(getattr(office, name))

    assert client.post(reverse("organisations:end", args=[office.health.pk]), {}).status_code == 403


def test_refused_correction_still_calls_the_unit_by_its_name(office: Office, administrator: Client) -> None:
    shown = correct(administrator, office.health, name="Sở Tài chính").content.decode()

    assert "đang là tên của đơn vị “Sở Tài chính”" in shown
    assert "<title>Sở Y tế · Kim Chỉ Nam</title>" in shown
    assert 'value="Sở Tài chính"' in shown

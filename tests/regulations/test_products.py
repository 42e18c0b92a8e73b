"""Promise: an office names the kinds of product as dated rows; what was written once stays said, whatever it names later."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.base.refusals import RefusedError
from kimchinam.regulations.models import Regulation
from kimchinam.regulations.queries import product_kinds, product_kinds_on, product_name
from kimchinam.regulations.rules import DEFINITIONS, code_of, kind_of
from kimchinam.regulations.states import Name, Product
from tests.conftest import NOON, Office
from tests.programmes.build import draft, facts, issued, only_task
from tests.regulations.build import TOMORROW, WHY, value_from

pytestmark = pytest.mark.django_db

GUIDE, DATABASE = "huong-dan", code_of("Cơ sở dữ liệu")
NAMED = ["Báo cáo", "Hướng dẫn", "Cơ sở dữ liệu"]
KINDS = [("report", "Báo cáo"), (GUIDE, "Hướng dẫn"), (DATABASE, "Cơ sở dữ liệu"), ("other", "Khác")]


@pytest.fixture
def named(office: Office) -> Regulation:
    return value_from(by=office.administrator, name=Name.PRODUCT_KINDS, value=NAMED)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Tờ trình", "submission"), ("to trinh", "submission"), ("Hướng dẫn", GUIDE), ("HƯỚNG  DẪN", GUIDE)],
)
def test_kind_has_one_code_however_it_is_spelled(name: str, code: str) -> None:
    assert code_of(name) == code


def test_code_of_a_long_name_fits_and_differs() -> None:
    codes = {code_of(f"Cơ sở dữ liệu {what}") for what in ("", "ngành", "dùng chung", "quốc gia")}

    assert (len(codes), max(map(len, codes))) == (4, 12)


@pytest.mark.parametrize(
    "value",
    [
        [],
        "Báo cáo",
        [3],
        ["Báo cáo", 3],
        ["Báo cáo", "báo cáo"],
        ["Hướng dẫn", "HUONG DAN"],
        ["…"],
        ["a" * 61],
        ["a"] * 41,
    ],
)
def test_list_that_names_no_kinds_is_refused(value: Any) -> None:
    with pytest.raises(RefusedError):
        DEFINITIONS[Name.PRODUCT_KINDS].kind.read(value)


@pytest.mark.parametrize(
    ("words", "code"),
    [("hướng dẫn kỹ thuật", "guide"), ("Hướng dẫn liên ngành về", "joint"), ("báo cáo", "other"), (" ", "")],
)
def test_words_are_of_the_longest_kind_that_they_begin_with(words: str, code: str) -> None:
    assert kind_of(words, {"Hướng dẫn": "guide", "Hướng dẫn liên ngành": "joint"}) == code


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Tờ trình, dự thảo nghị quyết", Product.SUBMISSION),
        ("báo cáo kết quả", Product.REPORT),
        ("Kế hoạch năm", Product.PLAN),
        ("Đề án bảo trì", Product.SCHEME),
        ("phần mềm", Product.OTHER),
        ("  ", ""),
        ("", ""),
    ],
)
def test_kind_is_what_the_words_begin_with(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def test_kinds_are_those_of_the_day(named: Regulation) -> None:
    before = named.valid_from - timedelta(days=1)

    assert product_kinds_on(before) == [(kind.value, str(kind.label)) for kind in Product]
    assert product_kinds_on(named.valid_from) == KINDS


def test_kind_that_is_named_no_longer_is_still_said(office: Office, named: Regulation) -> None:
    value_from(TOMORROW + timedelta(days=1), by=office.administrator, name=Name.PRODUCT_KINDS, value=["Báo cáo"])

    assert product_kinds().items() >= {(DATABASE, "Cơ sở dữ liệu"), ("scheme", "Đề án")}
    assert [product_name(code) for code in (GUIDE, "scheme", "", "gone")] == ["Hướng dẫn", "Đề án", "", "gone"]


def test_administrator_names_the_kinds_a_line_each(office: Office) -> None:
    client = office.client(office.administrator)
    address = reverse("regulations:set", args=["loai-san-pham"])
    assert "Tờ trình\nBáo cáo\n" in client.get(address).content.decode()

    form = {"value": "Báo cáo\r\n\r\n  Hướng   dẫn\r\nCơ sở dữ liệu", "valid_from": TOMORROW.isoformat()} | WHY
    assert client.post(address, form).status_code == 302
    assert Regulation.objects.get().value == NAMED
    shown = client.get(reverse("regulations:rule", args=["loai-san-pham"])).content.decode()
    assert "Báo cáo, Hướng dẫn, Cơ sở dữ liệu, Khác" in shown
    again = client.post(address, form | {"value": "Hướng dẫn\nhướng dẫn"}).content.decode()
    assert "Hai dòng trùng tên nhau." in again


def typed(office: Office, **changes: str) -> dict[str, str]:
    return {"name": "Soạn tài liệu", "lead": str(office.finance.pk), "receiver": "Thường trực", **changes}


def add(client: Client, office: Office, **changes: str) -> str:
    """The kind that a task has after somebody typed it; empty when the form was refused."""
    programme = draft(office)
    client.post(reverse("programmes:task_add", args=[programme.pk]), typed(office, **changes))
    return programme.tasks.get().product_kind if programme.tasks.exists() else ""


def test_task_takes_a_kind_from_the_day_on_which_it_is_named(office: Office, named: Regulation) -> None:
    client = office.client(office.clerk)
    assert add(client, office, product_kind=GUIDE) == ""

    with clock.set_to(NOON + timedelta(days=1)):
        assert add(client, office, product_kind=GUIDE) == GUIDE
        assert add(client, office, product="Cơ sở dữ liệu đất đai") == DATABASE
        assert add(client, office, product_kind="scheme") == ""


def test_task_keeps_a_kind_that_is_named_no_longer(office: Office, named: Regulation) -> None:
    task = only_task(draft(office, facts(office, product_kind=Product.SCHEME, product="")))
    client = office.client(office.clerk)
    page = reverse("programmes:task_edit", args=[task.programme_id, task.pk])

    with clock.set_to(NOON + timedelta(days=1)):
        form = client.get(page).context["form"]
        assert form.fields["product_kind"].choices == [("", "Chưa rõ"), *KINDS, ("scheme", "Đề án")]
        client.post(page, typed(office, product_kind="scheme", name="Tên mới", seen=form["seen"].value()))
    task.refresh_from_db()
    assert (task.name, task.product_kind) == ("Tên mới", Product.SCHEME)


def test_own_kind_is_said_filtered_and_told_in_the_history(office: Office, named: Regulation) -> None:
    with clock.set_to(NOON + timedelta(days=1)):
        task = only_task(issued(office, facts(office, product_kind=GUIDE, product="", due_on=date(2026, 9, 20))))
        issued(office, facts(office, name="Việc khác"))
        client = office.client(office.leader)
        shown = client.get(reverse("monitoring:task", args=[task.pk])).content.decode()
        listed = client.get(reverse("monitoring:list"), {"product": GUIDE}).content.decode()

    assert "Hướng dẫn" in shown
    assert (facts(office).name in listed, "Việc khác" in listed) == (True, False)

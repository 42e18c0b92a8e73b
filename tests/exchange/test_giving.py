"""The file holds exactly the tasks that the list shows for the same address, for the same person, on the same day."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kimchinam.base.states import Secrecy
from kimchinam.exchange.queries import cells_in, shown_tasks
from kimchinam.exchange.rules import COLUMNS
from kimchinam.monitoring.actions import hand_in_evidence
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Product
from tests.conftest import TODAY, Office
from tests.counting import assert_same_number_of_queries
from tests.programmes.build import facts, issued, made_true

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(office: Office) -> list[Task]:
    soon, far = TODAY + timedelta(days=2), TODAY + timedelta(days=90)
    issued(
        office,
        facts(office, due_on=TODAY - timedelta(days=5), name="Sửa kè Bãi Sim"),
        facts(office, due_on=soon, lead=office.health, name="Đo kè Cồn Lá", product_kind=Product.REPORT),
        facts(office, due_on=far, name="=1+1"),
        facts(office, due_on=far, lead=office.commune, name="Dọn kho Gò Nứa"),
    )
    late, awaiting, *_rest = Task.objects.order_by("order")
    made_true(late, return_count=2)
    hand_in_evidence(awaiting, by=office.health_person, number="7/BC-SYT", dated=TODAY, receiver="Tỉnh ủy")
    return list(Task.objects.order_by("order"))


def table(office: Office, who: str, query: str = "") -> list[tuple[object, ...]]:
    response = office.client(getattr(office, who)).get(f"{reverse('exchange:tasks')}?{query}")
    sheet = load_workbook(BytesIO(b"".join(response))).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


QUERIES = (
    "", "status=late", "status=awaiting_acceptance", "status=open", "q=ke", "q=go+nua", "mine=1", "judge=1", "status=nonsense",
    "programme=nonsense", "status=closed",
)  # fmt: skip
PEOPLE = ("leader", "clerk", "health_person", "commune_person", "inspector")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("query", QUERIES)
def test_the_file_holds_what_the_page_shows(office: Office, followed: list[Task], who: str, query: str) -> None:
    page = office.client(getattr(office, who)).get(f"{reverse('monitoring:list')}?{query}")
    shown = [str(row.task.pk) for row in page.context["rows"]]
    assert [row[0] for row in table(office, who, query)[1:]] == shown


@pytest.mark.parametrize("name", ["unit", "programme"])
def test_the_file_follows_the_filters_of_rows(office: Office, followed: list[Task], name: str) -> None:
    value = {"unit": office.health.pk, "programme": followed[0].programme_id}[name]
    page = office.client(office.leader).get(f"{reverse('monitoring:list')}?{name}={value}")
    shown = [str(row.task.pk) for row in page.context["rows"]]
    assert [row[0] for row in table(office, "leader", f"{name}={value}")[1:]] == shown


def test_the_page_leads_to_the_file_of_its_own_filters(office: Office, followed: list[Task]) -> None:
    page = office.client(office.leader).get(f"{reverse('monitoring:list')}?status=late&page=1").content.decode()
    assert f'href="{reverse("exchange:tasks")}?status=late"' in page


def test_columns_are_named_and_stand_in_the_same_order_for_ever(office: Office, followed: list[Task]) -> None:
    assert table(office, "leader")[0] == (
        "Mã", "Chương trình", "TT", "Nhóm", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Loại sản phẩm", "Sản phẩm", "Cấp nhận",
        "Ngày nhận việc", "Thời hạn", "Nguyên văn thời hạn", "Ngày rà soát", "Định kỳ", "Chờ điều kiện", "Tình trạng",
        "Mức cảnh báo", "Ngày nộp kết quả", "Ngày nghiệm thu", "Xếp loại", "Số lần trả lại", "Văn bản kết quả",
        "Ngày văn bản kết quả", "Nơi nhận văn bản kết quả", "Độ mật",
    )  # fmt: skip


def test_rows_speak_vietnamese_to_a_reader_of_english_too(office: Office, followed: list[Task]) -> None:
    client = office.client(office.leader)
    client.cookies["django_language"] = "en"
    response = client.get(f"{reverse('exchange:tasks')}?status=late")
    sheet = load_workbook(BytesIO(b"".join(response))).active
    assert sheet is not None
    said = dict(zip((column.key for column in COLUMNS), list(sheet.iter_rows(values_only=True))[1], strict=True))
    assert (said["status"], said["alarm"], said["return_count"]) == ("Quá hạn", "Đỏ đặc biệt", 2)


def test_no_cell_is_a_formula(office: Office, followed: list[Task]) -> None:
    response = office.client(office.leader).get(reverse("exchange:tasks"))
    sheet = load_workbook(BytesIO(b"".join(response))).active
    assert sheet is not None
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s"


def test_evidence_that_waits_stands_beside_its_task(office: Office, followed: list[Task]) -> None:
    (row,) = cells_in(shown_tasks({"status": "awaiting_acceptance"}, user=office.leader, on=TODAY), user=office.leader)
    assert (row["evidence"], row["evidence_on"], row["evidence_to"]) == ("7/BC-SYT", TODAY, "Tỉnh ủy")


def test_a_secret_task_is_in_the_file_of_the_cleared_only_and_says_so(office: Office) -> None:
    programme = issued(office)
    type(programme).objects.filter(pk=programme.pk).update(secrecy=Secrecy.CONFIDENTIAL)
    assert [row[-1] for row in table(office, "leader")[1:]] == ["Mật"]
    assert table(office, "finance_person")[1:] == []


def test_the_same_tasks_give_the_same_bytes(office: Office, followed: list[Task]) -> None:
    client = office.client(office.leader)
    first, second = (b"".join(client.get(reverse("exchange:tasks"))) for _ in range(2))
    assert first == second


def test_a_file_costs_as_many_queries_for_30_tasks_as_for_one(office: Office) -> None:
    def show() -> object:
        return b"".join(office.client(office.leader).get(reverse("exchange:tasks")))

    assert_same_number_of_queries(show, grow=lambda number: issued(office, facts(office, name=f"Việc số {number}")))


def test_too_many_tasks_are_refused_and_the_filters_kept(
    office: Office, followed: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kimchinam.exchange.views.giving.MOST_TASKS", 2)
    answer = office.client(office.leader).get(f"{reverse('exchange:tasks')}?status=open", follow=True)
    assert answer.redirect_chain == [(f"{reverse('monitoring:list')}?status=open", 302)]
    assert "Mỗi tệp có nhiều nhất 2 nhiệm vụ" in answer.content.decode()


MOST = ((4, True), (3, False))


@pytest.mark.parametrize(("most", "given"), MOST)
def test_tasks_that_nobody_has_counted_are_given_up_to_the_most(
    office: Office, followed: list[Task], monkeypatch: pytest.MonkeyPatch, most: int, given: bool
) -> None:
    monkeypatch.setattr("kimchinam.exchange.queries.shown.counts_of", lambda *_about: None)
    monkeypatch.setattr("kimchinam.exchange.queries.shown.AT_ONCE", 2)
    monkeypatch.setattr("kimchinam.exchange.views.giving.MOST_TASKS", most)
    if given:
        assert len(table(office, "leader")) == 1 + most
    else:
        assert office.client(office.leader).get(reverse("exchange:tasks")).status_code == 302

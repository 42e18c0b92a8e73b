"""Promise: the register counts truly, finds as people search, and costs the same however long it is."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.base.work import run_until_idle
from kimchinam.documents import views
from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document
from tests.conftest import Office
from tests.counting import assert_same_number_of_queries

pytestmark = pytest.mark.django_db
Receive = Callable[..., Document]


@pytest.fixture
def clerk(office: Office) -> Client:
    return office.client(office.clerk)


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(reverse("documents:list") + query)
    return [document.heading for document in response.context["page"]]


def test_register_shows_newest_first(clerk: Client, receive: Receive) -> None:
    receive("Nghị quyết về đê sông Lạc.", name="de.txt")
    receive("Kế hoạch trồng rừng ven biển.", name="rung.txt")

    assert titles(clerk) == ["rung.txt", "de.txt"]


def test_empty_register_says_what_to_do(clerk: Client) -> None:
    shown = clerk.get(reverse("documents:list")).content.decode()

    assert "Không có văn bản nào ở đây" in shown
    assert f'href="{reverse("documents:upload")}"' in shown


@pytest.mark.parametrize("words", ["chuyển đổi số", "CHUYEN DOI SO", "số chuyển", "07-CTr/TU", "07-ctr"])
def test_document_is_found_without_marks_case_or_order(words: str, clerk: Client, receive: Receive) -> None:
    receive()
    receive("Kế hoạch trồng rừng ven biển.", name="rung.txt")

    assert len(titles(clerk, f"?q={words}")) == 1


@pytest.mark.parametrize("words", ["không có chữ này", "100%", "soo_07", "x'; --"])
def test_words_that_are_nowhere_find_nothing(words: str, clerk: Client, receive: Receive) -> None:
    receive()

    assert titles(clerk, f"?q={words}") == []


@pytest.mark.parametrize("count", [20, 1100])
def test_search_of_very_many_words_is_answered(count: int, clerk: Client, receive: Receive) -> None:
    receive()

    assert len(titles(clerk, "?q=" + "+".join(["so"] * count))) == 1
    assert titles(clerk, "?q=" + "+".join(f"a{number}" for number in range(count))) == []


def test_each_chip_opens_as_many_documents_as_it_counts(clerk: Client, office: Office, receive: Receive) -> None:
    receive()
    receive("", name="trong.txt")
    receive_file(by=office.clerk, stream=BytesIO(b"Giao viec."), file_name="cho.txt")

    chips = clerk.get(reverse("documents:list")).context["chips"]

    assert [chip.count for chip in chips] == [3, 1, 1, 1]
    assert [len(titles(clerk, chip.url)) for chip in chips] == [3, 1, 1, 1]


def test_unknown_state_in_the_address_filters_nothing(clerk: Client, receive: Receive) -> None:
    receive()

    assert len(titles(clerk, "?state=burnt")) == 1


def test_pages_hold_every_document_once(
    clerk: Client, office: Office, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    for number in range(5):
        receive(f"Kế hoạch số {number}.", name=f"{number}.txt")

    pages = [titles(clerk, f"?page={page}") for page in (1, 2, 3)]

    assert pages == [["4.txt", "3.txt"], ["2.txt", "1.txt"], ["0.txt"]]
    assert titles(clerk, "?page=99") == ["0.txt"]


def test_register_costs_the_same_for_30_documents(clerk: Client, office: Office) -> None:
    def grow(number: int) -> None:
        receive_file(by=office.clerk, stream=BytesIO(f"Việc {number}".encode()), file_name=f"{number}.txt")

    assert_same_number_of_queries(lambda: clerk.get(reverse("documents:list")), grow=grow)


def test_document_page_costs_the_same_for_30_provisions_and_citations(office: Office, receive: Receive) -> None:
    clerk = office.client(office.clerk)
    documents: list[Document] = []

    def grow(number: int) -> None:
        lines = [
            f"{n}. Giao Sở Y tế thực hiện Quyết định số {n}/QĐ-UBND ngày 01/02/2026." for n in range(1, number + 2)
        ]
        if number in (0, 29):
            documents.append(receive("\n".join(lines), name=f"{number}.txt"))

    assert_same_number_of_queries(lambda: clerk.get(documents[-1].get_absolute_url()), grow=grow)


def test_original_is_downloaded_under_its_name_and_never_opened_in_the_site(clerk: Client, receive: Receive) -> None:
    document = receive("<script>alert(1)</script> Giao Sở Y tế.", name='kế "hoạch".html')

    response = clerk.get(reverse("documents:original", args=[document.pk]))

    assert b"".join(response).startswith(b"<script>")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''k%E1%BA%BF%20%22ho%E1%BA%A1ch%22.html"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_text_of_a_document_is_escaped(clerk: Client, receive: Receive) -> None:
    document = receive("Giao Sở Y tế <script>alert(1)</script> lập đề án.")

    shown = clerk.get(document.get_absolute_url()).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert not re.search(r"<script>alert", shown)


def test_waiting_document_asks_again_and_turns_over_when_read(office: Office, clerk: Client, receive: Receive) -> None:
    document = receive_file(by=office.clerk, stream=BytesIO(b"Giao viec."), file_name="cho.txt").document
    address = reverse("documents:state", args=[document.pk])

    waiting = clerk.get(address)
    receive("Văn bản khác.", name="khac.txt")
    read = clerk.get(address)

    assert f'hx-get="{address}"' in waiting.content.decode()
    assert (read.content, read["HX-Refresh"]) == (b"", "true")


@pytest.mark.parametrize("query", ["", "?state=waiting", "?q=giao"])
def test_register_asks_for_itself_while_something_waits_and_stops_when_all_is_read(
    query: str, office: Office, clerk: Client
) -> None:
    for number in range(3):
        receive_file(by=office.clerk, stream=BytesIO(f"Giao việc {number}.".encode()), file_name=f"giao-{number}.txt")
    address = reverse("documents:list") + query

    page = clerk.get(address).content.decode()
    run_until_idle()
    fragment = clerk.get(address, headers={"HX-Request": "true"})

    assert re.findall(r'hx-get="(.*?)" hx-trigger="every 2s"', page) == [address]
    assert "hx-get" not in fragment.content.decode()
    assert 'id="states" hx-swap-oob="true"' in fragment.content.decode()
    assert ("<html" in page, "<html" in fragment.content.decode()) == (True, False)
    assert "HX-Request" in fragment["Vary"]

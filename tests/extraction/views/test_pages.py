"""The review desk as a page: what it shows and to whom, and what stands there before there is anything to review."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document, Text, Version
from kimchinam.documents.states import Reading
from kimchinam.extraction.actions import accept_candidate, mark_no_task, refuse_candidate
from kimchinam.extraction.models import Candidate, Decision, Item, Run
from kimchinam.extraction.states import Analysis
from tests.conftest import Office
from tests.extraction.views.reading import HTMX, card_of, desk, facts_of, html, verb

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("vi", "Sở KH&ĐT nay là Sở Tài chính · Sở Y tế nguyên văn nêu nhiều đơn vị"),
        ("en", "Sở KH&ĐT now Sở Tài chính · Sở Y tế the text names several bodies"),
    ],
)
def test_a_card_says_who_carries_on_the_work_of_the_unit_that_the_text_names(
    language: str, lead: str, receive: Callable[..., Document], office: Office
) -> None:
    run = receive("II. NHIỆM VỤ\n1. Giao Sở KH&ĐT, Sở Y tế lập đề án vốn.\n").versions.get().run
    clerk = office.client(office.clerk)
    clerk.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    facts = facts_of(card_of(html(clerk, desk(run)), run.candidates.get()))

    assert unescape(next(iter(facts.values()))) == lead


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"unread_pages": [4, 7, 8]}, "3 trang không đọc được: 4, 7–8."),
        ({"hidden": 2}, "2 trang tính, hàng hoặc cột bị ẩn."),
        ({"unread_pages": [], "hidden": 0}, None),
    ],
)
def test_the_desk_says_what_of_the_file_no_card_can_stand_for(
    kept: dict[str, object], said: str | None, run: Run, office: Office
) -> None:
    Text.objects.filter(version=run.version).update(layout=run.version.text.layout | kept)

    found = re.search(r'<p class="left-out">(.*?)<a', html(office.client(office.clerk), desk(run)), re.DOTALL)

    assert (found and found[1].strip()) == said


def test_a_card_shows_what_is_known_and_asks_for_what_is_not(run: Run, tasks: list[Candidate], office: Office) -> None:
    page = html(office.client(office.clerk), desk(run))

    assert facts_of(card_of(page, tasks[0])) == {
        "Chủ trì": "Sở Tài chính",
        "Phối hợp": "Sở Y tế",
        "Thời hạn": "15/12/2026 “trước ngày 15/12/2026”",
        "Thực hiện": "II.1",
    }
    assert facts_of(card_of(page, tasks[1]))["Chủ trì"] == "Sở Tài chính · Sở Y tế nguyên văn nêu nhiều đơn vị"
    assert facts_of(card_of(page, tasks[2])) == {
        "Chủ trì": "Tổ công nghệ số chưa có trong danh sách đơn vị",
        "Thời hạn": "Không rõ thời hạn",
        "Thực hiện": "II.3",
    }


def test_a_target_is_a_card_of_level_and_year(run: Run, office: Office) -> None:
    page = html(office.client(office.clerk), desk(run))

    facts = facts_of(card_of(page, run.candidates.get(kind="target")))

    assert facts == {"Mức": "≥ 95 %", "Đến": "2030", "Thực hiện": "I.1"}


def test_the_paper_shows_the_whole_text_with_the_passages_of_the_candidates(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    page = html(office.client(office.clerk), desk(run))

    paper = page[page.index('<div class="paper"') : page.index('id="cards"')]
    lines = [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<p[^>]*data-start[^>]*>(.*?)</p>", paper)]
    assert "\n".join(lines) == "\n".join(line for line in run.version.text.content.split("\n") if line)
    numbers = set(" ".join(re.findall(r'data-candidates="([\d ]+)"', paper)).split())
    assert numbers == {"1", "2", "3", "4"}


def test_words_of_the_document_cannot_become_markup(run: Run, tasks: list[Candidate], office: Office) -> None:
    evil = "<img src=x onerror=alert(1)>"
    Candidate.objects.filter(pk=tasks[0].pk).update(fields=Item(evil, product=evil).to_json(), rule=evil)
    version = run.version
    version.text.content = version.text.content.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG", evil[:22])
    version.text.save()

    assert "<img" not in html(office.client(office.clerk), desk(run))


def test_a_stranger_to_the_document_finds_nothing(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.commune_person)

    urls = [
        desk(run),
        reverse("extraction:state", args=[run.version_id]),
        verb("card", tasks[0]),
        verb("edit", tasks[0]),
    ]

    assert [client.get(url).status_code for url in urls] == [404, 404, 404, 404]
    assert client.post(verb("accept", tasks[0])).status_code == 404


def test_a_secret_document_is_not_reviewed_without_clearance(receive: Callable[..., Document], office: Office) -> None:
    version = receive(secrecy=Secrecy.CONFIDENTIAL).versions.get()
    office.clerk.posts.update(clearance=Secrecy.OPEN)

    assert office.client(office.clerk).get(reverse("extraction:review", args=[version.pk])).status_code == 404


def test_filters_open_exactly_what_they_count(run: Run, tasks: list[Candidate], office: Office) -> None:
    figure = run.candidates.get(kind="target")
    other = figure.fields | {"value": "90"}
    Candidate.objects.create(run=run, sequence=9, kind="target", start=figure.start, end=figure.end, fields=other)
    accept_candidate(tasks[0], by=office.clerk)
    client = office.client(office.clerk)

    page = html(client, desk(run))

    asking = page[page.index('class="filters"') :]
    counts = re.findall(r'\?loc=([\w-]+)".*?<span class="count[^"]*">(\d+)</span>', asking, re.DOTALL)
    assert counts == [("mau-thuan", "2"), ("thieu-thoi-han", "1"), ("khong-ro-don-vi", "2"), ("chua-duyet", "4")]
    for code, count in counts:
        assert html(client, f"{desk(run)}?loc={code}").count("<article") == int(count)
    assert html(client, f"{desk(run)}?loc=khong-co").count("<article") == 5


SAYS_THAT_IT_FILTERS = {
    "": None,
    "khong-co": None,
    "thieu-thoi-han": "Đang lọc: thiếu thời hạn · 1/4 · bỏ lọc",
    "chua-duyet": "Đang lọc: chưa duyệt · 3/4 · bỏ lọc",
}


@pytest.mark.parametrize("code", SAYS_THAT_IT_FILTERS)
def test_a_filtered_desk_says_so_above_its_cards(code: str, run: Run, tasks: list[Candidate], office: Office) -> None:
    accept_candidate(tasks[0], by=office.clerk)

    page = html(office.client(office.clerk), f"{desk(run)}?loc={code}")

    line = re.search(r'<p class="filtering">(.*?)</p>', page)
    assert (re.sub(r"<[^>]+>", "", line[1]) if line else None) == SAYS_THAT_IT_FILTERS[code]
    assert line is None or f'<a href="{desk(run)}">' in line[1]


def test_a_card_with_gaps_says_that_it_can_be_taken_and_until_when_they_stay(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    def said() -> list[str | None]:
        page = html(office.client(office.clerk), desk(run))
        found = [re.search(r'class="lacking more">(.*?)</p>', card_of(page, task)) for task in tasks]
        return [line[1] if line else None for line in found]

    before = said()
    accept_candidate(tasks[1], by=office.clerk)
    refuse_candidate(tasks[2], by=office.clerk, reason="trùng")

    assert before == [
        None,
        "Còn thiếu một đơn vị chủ trì trong danh sách: nhận được, phải bổ sung trước khi ban hành.",
        "Còn thiếu một đơn vị chủ trì trong danh sách và thời hạn: nhận được, phải bổ sung trước khi ban hành.",
    ]
    assert said() == [None, "Còn thiếu một đơn vị chủ trì trong danh sách: phải bổ sung trước khi ban hành.", None]


def test_the_number_that_is_left_opens_the_undecided_cards(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    accept_candidate(tasks[0], by=office.clerk)

    assert f'<a href="{desk(run)}?loc=chua-duyet">còn 3</a>' in html(client, desk(run))
    for candidate in run.candidates.exclude(pk=tasks[0].pk):
        accept_candidate(candidate, by=office.clerk)
    assert ">còn " not in html(client, desk(run))


def test_the_outline_counts_every_candidate_and_says_when_all_are_judged(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    for task in tasks:
        accept_candidate(task, by=office.clerk)

    page = html(office.client(office.clerk), desk(run))

    rows = re.findall(r'<li class="depth-0( judged)?">.*?<b>(.*?)</b>.*?class="count">(\d+)', page, re.DOTALL)
    assert rows == [("", "I", "1"), (" judged", "II", "3")]


def test_the_time_left_follows_the_persons_own_pace(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    candidates = [
        Candidate.objects.create(run=run, sequence=10 + n, kind="added", start=0, end=5, fields=Item("x").to_json())
        for n in range(10)
    ]
    assert "phút còn lại" not in html(client, desk(run))

    for minute, candidate in enumerate(candidates[:5]):
        decision = accept_candidate(candidate, by=office.clerk)
        Decision.objects.filter(pk=decision.pk).update(at=decision.at.replace(minute=minute))

    assert "9 phút còn lại" in html(client, desk(run))
    assert "phút còn lại" not in html(office.client(office.inspector), desk(run))


@pytest.mark.parametrize("state", [Reading.WAITING, Reading.READING, Reading.READ])
def test_before_there_is_something_to_review_the_page_shows_how_far_it_is(office: Office, state: str) -> None:
    document = receive_file(by=office.clerk, stream=BytesIO("Nội dung".encode()), file_name="a.txt").document
    Version.objects.update(state=state)
    version = document.versions.get()
    client = office.client(office.clerk)
    url = reverse("extraction:state", args=[version.pk])

    assert f'hx-get="{url}"' in html(client, reverse("extraction:review", args=[version.pk]))
    assert f'hx-get="{url}"' in client.get(url, headers=HTMX).content.decode()


def test_when_the_analysis_has_ended_the_page_loads_again(run: Run, office: Office) -> None:
    client = office.client(office.clerk)
    url = reverse("extraction:state", args=[run.version_id])

    assert client.get(url, headers=HTMX).headers["HX-Refresh"] == "true"
    assert client.get(url).headers["Location"] == desk(run)


def test_an_unreadable_file_says_why_and_what_to_do(office: Office) -> None:
    document = receive_file(by=office.clerk, stream=BytesIO(b"x"), file_name="a.txt").document
    Version.objects.update(
        state=Reading.UNREADABLE, reason_code="encrypted", reason_vi="Tệp có mật khẩu.", reason_en="Locked."
    )

    page = html(office.client(office.clerk), reverse("extraction:review", args=[document.versions.get().pk]))

    assert "Tệp có mật khẩu." in page
    assert f'href="{reverse("documents:detail", args=[document.pk])}"' in page


def test_a_failed_analysis_can_be_asked_for_again_by_a_reviewer(run: Run, office: Office) -> None:
    Run.objects.update(state=Analysis.FAILED)
    again = reverse("extraction:analyse_again", args=[run.version_id])
    assert again in html(office.client(office.clerk), desk(run))
    assert again not in html(office.client(office.inspector), desk(run))
    assert office.client(office.inspector).post(again).status_code == 403

    office.client(office.clerk).post(again)

    assert Run.objects.get().state == Analysis.RUNNING


def test_a_desk_without_candidates_says_what_to_do_next(run: Run, office: Office) -> None:
    run.candidates.all().delete()

    assert "Không tìm thấy nhiệm vụ hay chỉ tiêu nào" in html(office.client(office.clerk), desk(run))


@pytest.mark.parametrize("many", [1, 30])
def test_the_desk_asks_as_often_for_one_candidate_as_for_thirty(run: Run, office: Office, many: int) -> None:
    run.candidates.all().delete()
    for number in range(1, many + 1):
        candidate = Candidate.objects.create(
            run=run, sequence=number, kind="directive", start=number, end=number + 5, fields=Item("Việc").to_json()
        )
        accept_candidate(candidate, by=office.clerk)
    mark_no_task(
        run.version.occurrences.all()[1].provision, version=run.version, by=office.clerk, reason="Chỉ nêu tình hình"
    )
    client = office.client(office.clerk)

    with CaptureQueriesContext(connection) as page:
        client.get(desk(run))
    with CaptureQueriesContext(connection) as answer:
        client.post(verb("withdraw", candidate), headers=HTMX)

    assert (len(page), len(answer)) == (15, 21)

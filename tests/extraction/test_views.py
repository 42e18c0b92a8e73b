"""The review desk over HTTP: what it shows, who may do what, with htmx and without script."""

import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import receive_file
from kimchinam.documents.models import Document, Version
from kimchinam.documents.states import Reading
from kimchinam.extraction.actions import accept_candidate, mark_no_task, refuse_candidate
from kimchinam.extraction.models import Candidate, Decision, Item, NoTask, Run
from kimchinam.extraction.queries import standing
from kimchinam.extraction.states import Analysis
from tests.conftest import Office
from tests.extraction.conftest import FIRST, SECOND

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def desk(run: Run) -> str:
    return reverse("extraction:review", args=[run.version_id])


def verb(name: str, candidate: Candidate) -> str:
    return reverse(f"extraction:{name}", args=[candidate.pk])


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def card_of(page: str, candidate: Candidate) -> str:
    """The card's own piece of the page."""
    found = re.search(rf'<article[^>]*id="c-{candidate.sequence}".*?</article>', page, re.DOTALL)
    assert found
    return found[0]


def facts_of(card: str) -> dict[str, str]:
    lines = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card)
    return {label: re.sub(r"<[^>]+>", "", words) for label, words in lines}


def answered(response: object) -> dict[str, object]:
    """What the page is told beside the fragments."""
    return json.loads(response.headers["HX-Trigger-After-Settle"])["desk:answered"]  # type: ignore[attr-defined, no-any-return]


def test_a_card_shows_what_is_known_and_asks_for_what_is_not(run: Run, tasks: list[Candidate], office: Office) -> None:
    page = html(office.client(office.clerk), desk(run))

    assert facts_of(card_of(page, tasks[0])) == {
        "Chủ trì": "Sở Tài chính",
        "Phối hợp": "Sở Y tế",
        "Thời hạn": "15/12/2026 “trước ngày 15/12/2026”",
        "Thực hiện": "II.1",
    }
    assert facts_of(card_of(page, tasks[1]))["Chủ trì"] == "Sở Tài chính · Sở Y tế cần chọn một đơn vị chủ trì"
    assert facts_of(card_of(page, tasks[2])) == {
        "Chủ trì": "Tổ công nghệ số chưa có trong danh sách đơn vị",
        "Thời hạn": "Không rõ, cần chọn ngày hoặc ngày rà soát",
        "Thực hiện": "II.3",
    }


def test_a_target_is_a_card_of_level_year_and_baseline(run: Run, office: Office) -> None:
    page = html(office.client(office.clerk), desk(run))

    facts = facts_of(card_of(page, run.candidates.get(kind="target")))

    assert facts == {"Mức": "≥ 95 %", "Đến": "2030", "Cơ sở": "chưa có số hiện trạng", "Thực hiện": "I.1"}


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
    Candidate.objects.filter(pk=tasks[0].pk).update(fields=Item(evil, product=evil).to_json(), why=evil)
    version = run.version
    version.text.content = version.text.content.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG", evil[:22])
    version.text.save()

    assert "<img" not in html(office.client(office.clerk), desk(run))


def test_accepting_by_htmx_answers_with_the_card_the_figures_and_the_outline(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    response = office.client(office.clerk).post(verb("accept", tasks[0]), headers=HTMX)

    page = response.content.decode()
    assert "Nhận · Thuky" in card_of(page, tasks[0])
    assert re.findall(r'id="([\w-]+)"[^>]*hx-swap-oob', page.replace("\n", " ")) == [
        "c-2",
        "leaf-3",
        "figures",
        "outline",
        "said",
    ]
    assert re.search(r"<b>1</b>/4", page)
    assert answered(response) == {"number": 2, "refused": False, "stay": False}


def test_accepting_without_script_goes_on_to_the_next_undecided(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    accept_candidate(tasks[1], by=office.clerk)
    client = office.client(office.clerk)

    response = client.post(verb("accept", tasks[0]))

    assert response.headers["Location"] == f"{desk(run)}?at={tasks[2].pk}#c-4"
    page = html(client, response.headers["Location"])
    assert 'class="card item chosen"' in card_of(page, tasks[2])
    assert f"undo:{verb('withdraw', tasks[0])}" not in page  # it is a button, not words
    assert f'action="{verb("withdraw", tasks[0])}"' in page


def test_the_second_reviewer_sees_who_was_first_and_what_stands(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    refuse_candidate(tasks[0], by=office.clerk, reason="trùng với mục khác")

    response = office.client(office.clerk).post(verb("accept", tasks[0]), headers=HTMX)

    card = card_of(response.content.decode(), tasks[0])
    assert "Thuky đã xử lý mục này (bỏ) lúc 12:00 01/09/2026." in card
    assert "Bỏ · Thuky · trùng với mục khác" in card
    assert answered(response)["refused"] is True
    assert standing().get(candidate=tasks[0]).judgement == "refused"


def test_merging_answers_with_both_cards(run: Run, tasks: list[Candidate], office: Office) -> None:
    response = office.client(office.clerk).post(verb("merge", tasks[1]), headers=HTMX)

    page = response.content.decode()
    assert "Gộp · Thuky" in card_of(page, tasks[1])
    assert f"{FIRST}; {SECOND}" in card_of(page, tasks[0])


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_edit_form_shows_the_item_and_keeps_what_was_typed(
    run: Run, tasks: list[Candidate], office: Office, headers: dict[str, str]
) -> None:
    client = office.client(office.clerk)
    form = card_of(client.get(verb("edit", tasks[0]), headers=headers).content.decode(), tasks[0])
    assert 'value="Sở Tài chính"' in form
    assert 'type="date" name="due_on" value="2026-12-15"' in re.sub(r"\s+", " ", form)

    response = client.post(
        verb("edit", tasks[0]), {"text": "Nội dung mới", "lead": "Sở Không Có", "due_on": "32/13"}, headers=headers
    )

    kept = card_of(response.content.decode(), tasks[0])
    assert "Nội dung mới" in kept
    assert 'value="Sở Không Có"' in kept
    assert "“Sở Không Có” chưa có trong danh sách đơn vị." in kept.replace("&quot;", '"')
    assert Decision.objects.count() == 0


def test_saving_the_form_decides_with_what_was_typed(run: Run, tasks: list[Candidate], office: Office) -> None:
    typed = {"text": "Thí điểm", "lead": "xã Bình An", "supporting": ["so y te", ""], "review_on": "2026-09-20"}

    response = office.client(office.clerk).post(
        verb("edit", tasks[2]), typed | {"lead": "UBND xã Bình An"}, headers=HTMX
    )

    item = standing().get(candidate=tasks[2]).item
    assert (item.text, item.lead[0].organisation, item.supporting[0].name) == (
        "Thí điểm", str(office.commune.pk), "Sở Y tế",
    )  # fmt: skip
    assert (item.review_on, item.missing) == ("2026-09-20", ())
    assert facts_of(card_of(response.content.decode(), tasks[2]))["Thời hạn"] == "rà soát 20/09/2026"


def test_an_edit_that_comes_second_keeps_its_words_and_names_the_first(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    run.version.document.shared_with.add(office.root)
    accept_candidate(tasks[0], by=office.clerk)
    other = office.administrator
    other.posts.update(role="clerk", scope="all")

    response = office.client(other).post(verb("edit", tasks[0]), {"text": "Ý khác", "lead": ""}, headers=HTMX)

    card = card_of(response.content.decode(), tasks[0])
    assert "Thuky đã xử lý mục này (nhận)" in card
    assert "Ý khác" in card
    assert standing().get(candidate=tasks[0]).by == office.clerk


def test_a_refusal_without_a_reason_is_asked_for_again(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)

    empty = client.post(verb("refuse", tasks[0]), {"reason": " "}, headers=HTMX)
    assert answered(empty) == {"number": 2, "form": True}
    assert Decision.objects.count() == 0

    client.post(verb("refuse", tasks[0]), {"reason": "việc đã xong"}, headers=HTMX)
    assert standing().get(candidate=tasks[0]).reason == "việc đã xong"


def test_undo_takes_back_the_newest_decision_of_the_person(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    accept_candidate(tasks[0], by=office.clerk)
    accept_candidate(tasks[1], by=office.clerk)
    undo = reverse("extraction:undo", args=[run.version_id])

    assert answered(client.post(undo, headers=HTMX)) == {"number": 3, "refused": False, "stay": True}
    assert client.post(undo).headers["Location"] == f"{desk(run)}?at={tasks[0].pk}#c-2"
    assert standing().count() == 0
    assert client.post(undo, headers=HTMX).status_code == 204


def test_a_person_without_the_right_reads_everything_and_changes_nothing(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    client = office.client(office.inspector)
    page = html(client, desk(run))
    assert FIRST in card_of(page, tasks[0])
    assert "verbs" not in page
    assert 'name="provision"' not in page

    for url in [verb(name, tasks[0]) for name in ("accept", "merge", "refuse", "edit")]:
        assert client.post(url, {"reason": "x", "text": "x"}).status_code == 403
    for name, data in [
        ("add", {"start": 0, "end": 5}),
        ("no_task", {"provision": run.version.occurrences.all()[0].provision_id}),
    ]:
        assert client.post(reverse(f"extraction:{name}", args=[run.version_id]), data).status_code == 403
    assert (Decision.objects.count(), NoTask.objects.count(), run.candidates.count()) == (0, 0, 4)


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


@pytest.mark.parametrize("name", ["accept", "merge", "withdraw"])
def test_judging_refuses_get(run: Run, tasks: list[Candidate], office: Office, name: str) -> None:
    assert office.client(office.clerk).get(verb(name, tasks[0])).status_code == 405


def test_filters_open_exactly_what_they_count(run: Run, tasks: list[Candidate], office: Office) -> None:
    figure = run.candidates.get(kind="target")
    other = figure.fields | {"value": "90"}
    Candidate.objects.create(run=run, sequence=9, kind="target", start=figure.start, end=figure.end, fields=other)
    accept_candidate(tasks[0], by=office.clerk)
    client = office.client(office.clerk)

    page = html(client, desk(run))

    counts = re.findall(r'\?loc=([\w-]+)".*?<span class="count[^"]*">(\d+)</span>', page, re.DOTALL)
    assert counts == [("mau-thuan", "2"), ("thieu-thoi-han", "1"), ("khong-ro-don-vi", "2"), ("chua-duyet", "4")]
    for code, count in counts:
        assert html(client, f"{desk(run)}?loc={code}").count("<article") == int(count)
    assert html(client, f"{desk(run)}?loc=khong-co").count("<article") == 5


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


def test_no_task_is_said_and_taken_back_with_the_persons_name(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    refuse_candidate(tasks[2], by=office.clerk, reason="không phải nhiệm vụ")
    provision = tasks[2].occurrence.provision_id  # type: ignore[union-attr]
    url = reverse("extraction:no_task", args=[run.version_id])

    said = client.post(url, {"provision": provision}, headers=HTMX).content.decode()
    assert "II.3 · không cần nhiệm vụ · Thuky, 01/09/2026" in said
    assert re.search(r"Phủ điều khoản <b>1/4</b>", said)

    back = client.post(url, {"provision": provision, "undo": "1"})
    assert back.headers["Location"].startswith(desk(run))
    assert NoTask.objects.count() == 0


@pytest.mark.parametrize("provision", ["", "không", "01a20000-0000-7000-8000-000000000000"])
def test_no_task_for_an_unknown_provision_is_not_found(run: Run, office: Office, provision: str) -> None:
    url = reverse("extraction:no_task", args=[run.version_id])

    assert office.client(office.clerk).post(url, {"provision": provision}).status_code == 404


def test_a_selection_becomes_an_item_whose_form_opens(run: Run, office: Office) -> None:
    client = office.client(office.clerk)
    start = run.version.text.content.index("tổ công nghệ số")
    url = reverse("extraction:add", args=[run.version_id])

    response = client.post(url, {"start": start, "end": start + 15}, headers=HTMX)

    added = run.candidates.get(kind="added")
    assert response.headers["HX-Redirect"] == verb("edit", added)
    assert added.item.text == "tổ công nghệ số"
    assert "Lưu và nhận" in card_of(html(client, verb("edit", added)), added)


@pytest.mark.parametrize("data", [{}, {"start": "a", "end": "b"}, {"start": 5, "end": 4}])
def test_a_bad_selection_is_refused_in_words(run: Run, office: Office, data: dict[str, object]) -> None:
    response = office.client(office.clerk).post(reverse("extraction:add", args=[run.version_id]), data, follow=True)

    assert [str(message.level_tag) for message in response.context["messages"]] == ["error"]
    assert run.candidates.filter(kind="added").count() == 0


@pytest.mark.parametrize("state", [Reading.WAITING, Reading.READING, Reading.READ])
def test_before_there_is_something_to_review_the_page_shows_how_far_it_is(office: Office, state: str) -> None:
    from io import BytesIO  # noqa: PLC0415

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
    from io import BytesIO  # noqa: PLC0415

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
    mark_no_task(run.version.occurrences.all()[1].provision, version=run.version, by=office.clerk)
    client = office.client(office.clerk)

    with CaptureQueriesContext(connection) as page:
        client.get(desk(run))
    with CaptureQueriesContext(connection) as answer:
        client.post(verb("withdraw", candidate), headers=HTMX)

    assert (len(page), len(answer)) == (13, 21)

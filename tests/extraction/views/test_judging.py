"""Judging over HTTP: with htmx and without script, first and second, with the right and without."""

import re

import pytest
from django.urls import reverse

from kimchinam.extraction.actions import accept_candidate, refuse_candidate
from kimchinam.extraction.models import Candidate, Decision, NoTask, Run
from kimchinam.extraction.queries import standing
from tests.conftest import Office
from tests.extraction.conftest import FIRST, SECOND
from tests.extraction.views.reading import HTMX, answered, card_of, desk, facts_of, html, verb

pytestmark = pytest.mark.django_db


def test_accepting_by_htmx_answers_with_the_card_the_figures_and_the_outline(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    response = office.client(office.clerk).post(verb("accept", tasks[0]), headers=HTMX)

    page = response.content.decode()
    assert "Đã nhận · Thuky" in card_of(page, tasks[0])
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
    assert "Thuky đã xử lý mục này lúc 12:00 01/09/2026: đã bỏ." in card
    assert "Đã bỏ · Thuky · trùng với mục khác" in card
    assert answered(response)["refused"] is True
    assert standing().get(candidate=tasks[0]).judgement == "refused"


def test_merging_answers_with_both_cards(run: Run, tasks: list[Candidate], office: Office) -> None:
    response = office.client(office.clerk).post(verb("merge", tasks[1]), headers=HTMX)

    page = response.content.decode()
    assert "Đã gộp · Thuky" in card_of(page, tasks[1])
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
    assert "Thuky đã xử lý mục này lúc 12:00 01/09/2026: đã nhận." in card
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
    assert "Bạn không còn quyết định nào để rút lại." in client.post(undo, headers=HTMX).content.decode()
    assert client.post(undo).headers["Location"] == desk(run)


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


@pytest.mark.parametrize("name", ["accept", "merge", "withdraw"])
def test_judging_refuses_get(run: Run, tasks: list[Candidate], office: Office, name: str) -> None:
    assert office.client(office.clerk).get(verb(name, tasks[0])).status_code == 302

"""Promise: what one reviewer does, the other sees before it matters, and nothing that he typed is lost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.extraction.actions import accept_candidate, merge_candidate, refuse_candidate, withdraw_decision
from kimchinam.extraction.models import Candidate, Decision, Run
from kimchinam.extraction.queries import proposed, standing
from tests.conftest import NOON, Office
from tests.extraction.conftest import FIRST, SECOND
from tests.extraction.views.reading import HTMX, answered, card_of, desk, html, verb

pytestmark = pytest.mark.django_db


def seen(card: str) -> str:
    """What a form of the card says that the person saw."""
    found = re.search(r'name="seen" value="(.*?)"', card)
    assert found
    return found[1]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_edit_is_refused_when_an_item_was_merged_in_and_keeps_what_was_typed(
    headers: dict[str, str], tasks: list[Candidate], office: Office
) -> None:
    client = office.client(office.clerk)
    form = card_of(client.get(verb("edit", tasks[0]), headers=headers).content.decode(), tasks[0])
    merge_candidate(tasks[1], by=office.clerk)
    typed = {"text": "Điều tôi vừa gõ", "seen": seen(form)}

    refused = card_of(client.post(verb("edit", tasks[0]), typed, headers=headers).content.decode(), tasks[0])

    assert f"Thuky vừa gộp vào đây mục “{SECOND}”. Hãy xem lại rồi quyết định." in refused
    assert "Điều tôi vừa gõ" in refused
    assert f"<li>{SECOND}</li>" in refused
    assert not standing().filter(candidate=tasks[0]).exists()

    client.post(verb("edit", tasks[0]), typed | {"seen": seen(refused)}, headers=headers)  # now knowingly
    assert standing().get(candidate=tasks[0]).item.text == "Điều tôi vừa gõ"


def test_accepting_a_card_that_shows_less_than_it_holds_is_refused(tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    merging = merge_candidate(tasks[1], by=office.clerk)

    response = client.post(verb("accept", tasks[0]), {"seen": ""}, headers=HTMX)

    card = card_of(response.content.decode(), tasks[0])
    assert answered(response)["refused"] is True
    assert f"Thuky vừa gộp vào đây mục “{SECOND}”" in card
    assert f"{FIRST}; {SECOND}" in card
    assert f'data-seen="{merging.pk}"' in card

    client.post(verb("accept", tasks[0]), {"seen": str(merging.pk)}, headers=HTMX)
    assert standing().get(candidate=tasks[0]).item.text == f"{FIRST}; {SECOND}"


def test_bar_of_verbs_says_what_the_card_showed(run: Run, tasks: list[Candidate], office: Office) -> None:
    merging = merge_candidate(tasks[1], by=office.clerk)

    page = html(office.client(office.clerk), f"{desk(run)}?at={tasks[0].pk}")

    assert seen(card_of(page, tasks[0])) == str(merging.pk)


def test_refusing_an_item_says_before_and_after_that_it_refuses_what_was_merged_in(
    tasks: list[Candidate], office: Office
) -> None:
    client = office.client(office.clerk)
    assert "Bỏ mục này là bỏ cả" not in client.get(verb("refuse", tasks[0]), headers=HTMX).content.decode()
    merge_candidate(tasks[1], by=office.clerk)

    form = card_of(client.get(verb("refuse", tasks[0]), headers=HTMX).content.decode(), tasks[0])
    assert "Bỏ mục này là bỏ cả những mục ấy." in form
    assert f"<li>{SECOND}</li>" in form
    page = client.post(verb("refuse", tasks[0]), {"reason": "trùng", "seen": seen(form)}, headers=HTMX)

    verdict = re.search(r'class="verdict">(.*?)</p>', card_of(page.content.decode(), tasks[1]))
    assert verdict
    assert verdict[1] == f"Đã gộp · Thuky · vào “{FIRST}”, mục ấy đã bỏ"


def test_clause_of_a_merged_item_waits_for_its_root(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    merge_candidate(tasks[1], by=office.clerk)
    assert "II.2 · không cần nhiệm vụ" not in html(client, desk(run))

    refuse_candidate(tasks[0], by=office.clerk, reason="trùng")

    assert "II.2 · không cần nhiệm vụ" in html(client, desk(run))


def test_withdrawing_a_merge_answers_with_both_cards(tasks: list[Candidate], office: Office) -> None:
    merge_candidate(tasks[1], by=office.clerk)

    page = office.client(office.clerk).post(verb("withdraw", tasks[1]), headers=HTMX).content.decode()

    assert "data-seen" not in card_of(page, tasks[0])
    assert "verdict" not in card_of(page, tasks[1])
    assert proposed(tasks[0]).text == FIRST


def test_returning_person_gets_what_others_judged_meanwhile(run: Run, tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    old = accept_candidate(tasks[2], by=office.clerk)
    changes = reverse("extraction:changes", args=[run.version_id])
    with clock.set_to(NOON + timedelta(hours=1)):
        known = re.search(r'data-known="(.*?)"', html(client, desk(run)))
        assert known
        assert client.get(changes, {"since": known[1]}, headers=HTMX).status_code == 204
    with clock.set_to(NOON + timedelta(hours=2)):
        merge_candidate(tasks[1], by=office.clerk)
        response = client.get(changes, {"since": known[1]}, headers=HTMX)

    page = response.content.decode()
    assert re.findall(r'id="(c-\d)"', page) == ["c-2", "c-3"]
    assert 'id="figures"' in page
    assert "desk:answered" not in str(response.headers)  # it moves no hand
    assert (NOON + timedelta(hours=2)).isoformat() in response.headers["HX-Trigger"]
    with clock.set_to(NOON + timedelta(hours=3)):
        withdraw_decision(old, by=office.clerk)
        page = client.get(changes, {"since": (NOON + timedelta(hours=3)).isoformat()}, headers=HTMX).content.decode()
    assert re.findall(r'id="(c-\d)"', page) == ["c-4"]


@pytest.mark.parametrize("since", ["", "hôm qua", "2026-09-01", "2026-09-01T00:00:00"])
def test_changes_since_no_moment_are_none(since: str, run: Run, tasks: list[Candidate], office: Office) -> None:
    accept_candidate(tasks[0], by=office.clerk)
    changes = reverse("extraction:changes", args=[run.version_id])

    assert office.client(office.clerk).get(changes, {"since": since}, headers=HTMX).status_code == 204
    assert office.client(office.clerk).get(changes, {"since": since}).headers["Location"] == desk(run)
    assert office.client(office.commune_person).get(changes, {"since": since}).status_code == 404


def test_script_is_told_that_the_session_has_ended_and_a_page_is_led_to_the_sign_in(
    run: Run, tasks: list[Candidate], office: Office
) -> None:
    stranger = Client()

    assert stranger.post(verb("accept", tasks[0]), headers=HTMX).status_code == 401
    assert stranger.get(verb("edit", tasks[0]), headers=HTMX).status_code == 401
    assert stranger.get(desk(run)).headers["Location"] == f"{reverse('login')}?next={desk(run)}"
    assert Decision.objects.count() == 0
    assert f'data-sign-in="{reverse("login")}"' in html(office.client(office.clerk), desk(run))


@pytest.mark.parametrize("address", ["http://[", "", "nonsense", "http://testserver/?loc=%00", "?loc=chua-duyet"])
def test_any_address_of_the_page_is_answered(address: str, tasks: list[Candidate], office: Office) -> None:
    headers = HTMX | {"HX-Current-URL": address}

    assert office.client(office.clerk).post(verb("accept", tasks[0]), headers=headers).status_code == 200


def test_day_of_writing_is_today_whatever_day_is_looked_at(tasks: list[Candidate], office: Office) -> None:
    client = office.client(office.clerk)
    client.post(reverse("desk:set_as_of"), {"on": "2026-06-01"})

    past = client.post(verb("edit", tasks[2]), {"text": "Việc", "review_on": "2026-06-20"}, headers=HTMX)
    assert "Ngày rà soát phải từ hôm nay đến 01/10/2026." in past.content.decode()
    assert Decision.objects.count() == 0

    client.post(verb("edit", tasks[2]), {"text": "Việc", "review_on": "2026-09-20"}, headers=HTMX)
    assert standing().get(candidate=tasks[2]).item.review_on == "2026-09-20"


def test_second_reviewer_sees_the_judgement_and_the_passage_when_he_touches_the_card(
    tasks: list[Candidate], office: Office
) -> None:
    refuse_candidate(tasks[0], by=office.clerk, reason="trùng")

    response = office.client(office.clerk).get(verb("card", tasks[0]), headers=HTMX)

    assert "Đã bỏ · Thuky · trùng" in card_of(response.content.decode(), tasks[0])

"""Promise: a result is handed in, judged and fetched on the page of its task, by those alone who may."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.monitoring.actions import reassign_tasks, return_evidence
from kimchinam.monitoring.models import Evidence
from kimchinam.monitoring.states import Outcome
from kimchinam.programmes.models import Task
from kimchinam.programmes.states import Grade
from tests.conftest import NOON, TODAY, Office, look_at
from tests.monitoring.test_pages import hand_in, page_of
from tests.programmes.build import facts, issued, only_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(office: Office) -> Client:
    return office.client(office.leader)


@pytest.fixture
def finance(office: Office) -> Client:
    return office.client(office.finance_person)


@pytest.mark.parametrize(("who", "form"), [("finance_person", True), ("health_person", False), ("leader", False)])
def test_hand_in_form_is_for_the_lead_unit(office: Office, who: str, form: bool) -> None:
    task = only_task(issued(office, facts(office, supporting=(office.health,))))

    response = office.client(getattr(office, who)).get(page_of(task))

    assert (response.context["hand_in_form"] is not None) is form


def typed(**changes: Any) -> dict[str, Any]:
    return {"number": "12/BC-STC", "dated": TODAY.isoformat(), "receiver": "Thường trực", "note": "Kèm biểu"} | changes


def test_hand_in_keeps_the_paper_and_its_file(office: Office, finance: Client) -> None:
    task = only_task(issued(office))
    file = SimpleUploadedFile("Báo cáo quý.pdf", b"%PDF-1.4 noi dung")

    response = finance.post(reverse("monitoring:hand_in", args=[task.pk]), typed(file=file))

    evidence = Evidence.objects.get()
    assert response["Location"] == page_of(task)
    assert (evidence.number, evidence.file_name, evidence.file.size) == ("12/BC-STC", "Báo cáo quý.pdf", 17)


def test_hand_in_prefills_the_receiver(office: Office, finance: Client) -> None:
    form = finance.get(page_of(only_task(issued(office)))).context["hand_in_form"]

    assert (form["receiver"].value(), form["dated"].value()) == ("Ban Thường vụ Tỉnh ủy", TODAY)


@pytest.mark.parametrize(
    "changes",
    [{"number": ""}, {"dated": ""}, {"dated": (TODAY + timedelta(days=1)).isoformat()}, {"receiver": " "}],
)
def test_hand_in_with_an_error_keeps_what_was_typed_and_asks_for_the_file_again(
    office: Office, finance: Client, changes: dict[str, str]
) -> None:
    task = only_task(issued(office))
    file = SimpleUploadedFile("bc.pdf", b"noi dung")

    response = finance.post(reverse("monitoring:hand_in", args=[task.pk]), typed(file=file, **changes))

    assert response.context["hand_in_form"]["note"].value() == "Kèm biểu"
    assert "Xin chọn lại tệp" in response.text
    assert Evidence.objects.count() == 0


def test_hand_in_of_an_empty_file_is_refused(office: Office, finance: Client) -> None:
    task = only_task(issued(office))

    response = finance.post(
        reverse("monitoring:hand_in", args=[task.pk]), typed(file=SimpleUploadedFile("rong.pdf", b""))
    )

    assert list(response.context["hand_in_form"].errors) == ["file"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cai-dat.exe", b"MZ\x90\x00", "Không nhận tệp “cai-dat.exe”"),
        ("bao-cao.pdf", b"MZ\x90\x00", "không đúng với đuôi .pdf"),
        ("trang.html", b"<html><script>", "Không nhận tệp “trang.html”"),
    ],
)
def test_hand_in_of_what_is_no_paper_is_refused_and_keeps_every_word(
    office: Office, finance: Client, name: str, data: bytes, said: str
) -> None:
    task = only_task(issued(office))

    response = finance.post(reverse("monitoring:hand_in", args=[task.pk]), typed(file=SimpleUploadedFile(name, data)))

    form = response.context["hand_in_form"]
    assert said in form.errors["file"][0]
    assert [form[field].value() for field in ("number", "receiver", "note")] == ["12/BC-STC", "Thường trực", "Kèm biểu"]
    assert ("Xin chọn lại tệp" in response.text, Evidence.objects.count()) == (True, 0)


def test_field_of_the_file_offers_papers_alone(office: Office, finance: Client) -> None:
    field = finance.get(page_of(only_task(issued(office)))).context["hand_in_form"].fields["file"]

    offered = field.widget.attrs["accept"].split(",")
    assert {".pdf", ".docx", ".xlsx", ".jpg", ".eml"} <= set(offered)
    assert not {".html", ".exe", ".bat", ".js", ".zip"} & set(offered)


def test_hand_in_by_a_supporting_unit_is_forbidden(office: Office) -> None:
    task = only_task(issued(office, facts(office, supporting=(office.health,))))

    response = office.client(office.health_person).post(reverse("monitoring:hand_in", args=[task.pk]), typed())

    assert (response.status_code, Evidence.objects.count()) == (403, 0)


def test_hand_in_twice_shows_the_refusal_with_what_was_typed(office: Office, finance: Client) -> None:
    task = only_task(issued(office))
    hand_in(office, task)

    response = finance.post(reverse("monitoring:hand_in", args=[task.pk]), typed(number="13/BC"))

    form = response.context["hand_in_form"]
    assert (form["number"].value(), form.non_field_errors()) == ("13/BC", ["Kết quả đã nộp đang chờ nghiệm thu."])


def test_accept_closes_the_task(office: Office, leader: Client) -> None:
    evidence = hand_in(office, only_task(issued(office)))

    leader.post(reverse("monitoring:accept", args=[evidence.pk]), {"grade": Grade.GOOD, "note": ""})

    evidence.refresh_from_db()
    assert (evidence.outcome, evidence.task.grade) == (Outcome.ACCEPTED, Grade.GOOD)


def test_accept_without_a_grade_keeps_the_note(office: Office, leader: Client) -> None:
    evidence = hand_in(office, only_task(issued(office)))

    response = leader.post(reverse("monitoring:accept", args=[evidence.pk]), {"note": "Đang gõ dở"})

    assert response.context["accept_form"]["note"].value() == "Đang gõ dở"
    evidence.refresh_from_db()
    assert evidence.outcome == Outcome.WAITING


def test_return_needs_a_reason_and_reopens(office: Office, leader: Client) -> None:
    evidence = hand_in(office, only_task(issued(office)))
    url = reverse("monitoring:return", args=[evidence.pk])

    assert list(leader.post(url, {"reason": " "}).context["return_form"].errors) == ["reason"]
    leader.post(url, {"reason": "Thiếu biểu"})

    evidence.refresh_from_db()
    assert (evidence.outcome, evidence.task.handed_in_on, evidence.task.return_count) == (Outcome.RETURNED, None, 1)


def test_second_judge_is_told_and_changes_nothing(office: Office, leader: Client) -> None:
    evidence = hand_in(office, only_task(issued(office)))
    return_evidence(evidence, by=office.leader, reason="Thiếu biểu")

    response = leader.post(reverse("monitoring:accept", args=[evidence.pk]), {"grade": Grade.GOOD, "note": "Tốt"})

    assert response.context["accept_form"].non_field_errors() == ["Kết quả này đã được xử lý."]
    assert Task.objects.get(pk=evidence.task_id).closed_on is None


@pytest.mark.parametrize(("who", "code"), [("finance_person", 403), ("health_person", 403), ("commune_person", 404)])
def test_judging_is_closed_to_the_units(office: Office, who: str, code: int) -> None:
    evidence = hand_in(office, only_task(issued(office, facts(office, supporting=(office.health,)))))
    client = office.client(getattr(office, who))

    for name, words in (("accept", {"grade": Grade.GOOD}), ("return", {"reason": "Thiếu"})):
        assert client.post(reverse(f"monitoring:{name}", args=[evidence.pk]), words).status_code == code
    evidence.refresh_from_db()
    assert evidence.outcome == Outcome.WAITING


@pytest.mark.parametrize("name", ["accept", "return"])
def test_address_of_a_refused_judgement_leads_a_reader_to_the_task(office: Office, leader: Client, name: str) -> None:
    evidence = hand_in(office, only_task(issued(office)))

    answer = leader.get(reverse(f"monitoring:{name}", args=[evidence.pk]))

    assert (answer.status_code, answer["Location"]) == (302, page_of(evidence.task))


def test_past_day_is_for_reading_only(office: Office, leader: Client) -> None:
    evidence = hand_in(office, only_task(issued(office)))
    with clock.set_to(NOON + timedelta(days=3)):
        look_at(leader, TODAY)
        response = leader.get(page_of(evidence.task))

    assert "judged" not in response.context
    assert 'id="judge"' not in response.text


def test_download_gives_the_file_under_its_own_name(office: Office) -> None:
    evidence = hand_in(
        office,
        only_task(issued(office, facts(office, supporting=(office.health,)))),
        stream=BytesIO(b"Xem <script>"),
        file_name="Báo cáo.txt",
    )
    url = reverse("monitoring:file", args=[evidence.pk])

    response = office.client(office.health_person).get(url)

    assert b"".join(response.streaming_content) == b"Xem <script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o.txt"
    assert office.client(office.commune_person).get(url).status_code == 404


def test_download_of_evidence_without_a_file_is_not_found(office: Office, leader: Client) -> None:
    evidence = hand_in(office, only_task(issued(office)))

    assert leader.get(reverse("monitoring:file", args=[evidence.pk])).status_code == 404


def test_what_was_typed_is_shown_when_the_task_went_to_another_unit_meanwhile(office: Office, finance: Client) -> None:
    task = only_task(issued(office))
    reassign_tasks([task], by=office.leader, to=office.health, reason="Đúng chức năng hơn")

    response = finance.post(reverse("monitoring:hand_in", args=[task.pk]), typed(note="Đã họp hai lần"))

    assert response.status_code in (403, 404)
    assert "Đã họp hai lần</textarea>" in response.text

"""Promise: each file and each pasted text is answered for by itself, and nothing typed is lost by a refusal."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kimchinam.base import uploads
from kimchinam.base.states import Secrecy
from kimchinam.documents.models import Document, File
from tests.conftest import Office

pytestmark = pytest.mark.django_db

LIMIT = 2_000
"""Bytes; stands for MAX_BYTES."""
PASTED = "Giao Sở Y tế lập đề án nước sạch.\n\nBáo cáo trước ngày 30/9/2026."


@pytest.fixture
def clerk(office: Office) -> Client:
    return office.client(office.clerk)


def send(client: Client, *files: SimpleUploadedFile, **typed: object) -> Any:
    fields = {"pasted": "", "pasted_name": "", "secrecy": int(Secrecy.OPEN)} | typed
    return client.post(reverse("documents:upload"), fields | {"originals": list(files)}, follow=True)


def text(name: str, content: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


def names() -> list[str]:
    return sorted(Document.objects.values_list("versions__file_name", flat=True))


def test_several_files_and_a_pasted_text_arrive_together(clerk: Client) -> None:
    send(clerk, text("a.txt", "Một."), text("b.txt", "Hai."), pasted=PASTED, pasted_name="Ý kiến")

    assert names() == ["a.txt", "b.txt", "Ý kiến.txt"]


def test_single_file_leads_to_its_page(clerk: Client) -> None:
    response = send(clerk, text("a.txt", "Một."))

    assert response.redirect_chain == [(Document.objects.get().get_absolute_url(), 302)]


def test_pasted_text_without_a_name_is_called_by_its_first_line(clerk: Client) -> None:
    send(clerk, pasted=PASTED)

    assert names() == ["Giao Sở Y tế lập đề án nước sạch..txt"]


def test_file_beyond_the_limit_does_not_take_the_others_with_it(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_BYTES", LIMIT)

    response = send(
        clerk, text("lon.txt", "x" * (LIMIT + 1)), text("nho.txt", "Một."), pasted=PASTED, pasted_name="Ý kiến"
    )

    shown = response.content.decode()
    assert names() == ["nho.txt", "Ý kiến.txt"]
    assert "lon.txt: Tệp lớn hơn" in shown
    assert "Đã nhận 2 văn bản, đang chờ đọc: “nho.txt” · “Ý kiến.txt”." in shown
    assert PASTED.splitlines()[0] in shown
    assert File.objects.count() == 2


@pytest.mark.parametrize(("size", "kept"), [(LIMIT, True), (LIMIT + 1, False)])
def test_limit_is_the_last_size_that_is_kept(
    size: int, kept: bool, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_BYTES", LIMIT)

    send(clerk, text("a.txt", "x" * size))

    assert names() == (["a.txt"] if kept else [])


def test_known_file_is_said_to_be_known(clerk: Client) -> None:
    send(clerk, text("a.txt", "Một."))
    response = send(clerk, text("b.txt", "Một."))

    shown = response.content.decode()
    assert "Không có gì được thêm: tệp “b.txt” đã có trong sổ là “a.txt” (Thường)." in shown
    assert names() == ["a.txt"]


def test_many_files_are_answered_with_one_notice_that_names_them(clerk: Client) -> None:
    send(clerk, text("cu.txt", "Cũ."))
    files = [text("cu-2.txt", "Cũ."), *(text(f"{number}.txt", f"Việc {number}.") for number in range(12))]

    response = send(clerk, *files)

    new = " · ".join(f"“{number}.txt”" for number in range(12))
    assert [str(message) for message in response.context["messages"]] == [
        f"Đã nhận 12 văn bản, đang chờ đọc: {new}.",
        "Không có gì được thêm: tệp “cu-2.txt” đã có trong sổ là “cu.txt” (Thường).",
    ]


def test_known_file_keeps_its_level_and_its_sender_is_told_which(clerk: Client) -> None:
    send(clerk, text("a.txt", "Một."))
    shown = send(clerk, text("b.txt", "Một."), secrecy=int(Secrecy.CONFIDENTIAL)).content.decode()

    assert "độ mật trong sổ vẫn như cũ: tệp “b.txt” đã có trong sổ là “a.txt” (Thường). Độ mật được đổi ở" in shown
    assert Document.objects.get().secrecy == Secrecy.OPEN


@pytest.mark.parametrize(("count", "kept"), [(100, 100), (101, 0)])
def test_too_many_files_at_once_are_refused_on_the_page(count: int, kept: int, clerk: Client) -> None:
    files = [text(f"{number}.txt", f"Việc {number}.") for number in range(count)]
    response = send(clerk, *files, pasted=PASTED if kept == 0 else "")

    shown = response.content.decode()
    assert (response.status_code, Document.objects.count()) == (200, kept)
    assert ("Mỗi lần gửi được nhiều nhất 100 tệp." in shown, PASTED.splitlines()[0] in shown) == (not kept, not kept)


def test_page_tells_the_browser_how_many_files_are_too_many(clerk: Client) -> None:
    shown = clerk.get(reverse("documents:upload")).content.decode()

    assert 'data-most="100"' in shown
    assert 'data-too-many="Mỗi lần gửi được nhiều nhất 100 tệp.' in shown


def test_only_levels_within_the_clearance_are_listed(clerk: Client) -> None:
    levels = clerk.get(reverse("documents:upload")).context["form"].fields["secrecy"].choices

    assert [level for level, _label in levels] == [Secrecy.OPEN, Secrecy.CONFIDENTIAL]


def test_top_secret_is_refused_and_the_typed_text_stays(clerk: Client) -> None:
    response = send(clerk, pasted=PASTED, pasted_name="Ý kiến", secrecy=int(Secrecy.TOP_SECRET))

    shown = response.content.decode()
    assert "Tuyệt mật không được đưa vào hệ thống" in shown
    assert PASTED.splitlines()[0] in shown and "Báo cáo trước ngày 30/9/2026." in shown
    assert 'value="Ý kiến"' in shown
    assert (Document.objects.count(), File.objects.count()) == (0, 0)


def test_level_above_the_clearance_is_refused_with_its_sentence(clerk: Client) -> None:
    response = send(clerk, pasted=PASTED, secrecy=int(Secrecy.SECRET))

    assert "Bạn chưa được phép xử lý văn bản ở độ mật này" in response.content.decode()
    assert PASTED.splitlines()[0] in response.content.decode()
    assert Document.objects.count() == 0


@pytest.mark.parametrize("pasted", ["", "  \n "])
def test_nothing_sent_is_answered_with_what_to_do(pasted: str, clerk: Client) -> None:
    response = send(clerk, pasted=pasted)

    assert "Hãy chọn ít nhất một tệp hoặc dán văn bản." in response.content.decode()


def test_empty_file_is_received_and_the_reader_says_what_is_wrong(clerk: Client) -> None:
    send(clerk, text("trong.txt", ""))

    assert names() == ["trong.txt"]


@pytest.mark.parametrize("name", ["reader", "finance_person", "leader"])
def test_page_is_for_clerks_only(name: str, office: Office) -> None:
    client = office.client(getattr(office, name))

    assert client.get(reverse("documents:upload")).status_code == 403
    assert client.post(reverse("documents:upload"), {"pasted": PASTED}).status_code == 403
    assert Document.objects.count() == 0

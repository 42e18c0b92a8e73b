"""Pages of a register, from the upload to the undoing, as each person meets them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kimchinam.base.work import run_until_idle
from kimchinam.exchange.actions import commit_batch
from kimchinam.exchange.models import Batch
from kimchinam.exchange.states import BatchState
from kimchinam.organisations.actions import found_organisation
from kimchinam.organisations.models import Organisation
from tests.conftest import FOUNDED, Office
from tests.exchange.build import PLAIN, UNPROVED, batch_of, received, row_at, sheet

pytestmark = pytest.mark.django_db


def test_a_register_goes_from_the_upload_to_a_draft_page_by_page(office: Office) -> None:
    clerk = office.client(office.clerk)
    file = SimpleUploadedFile("so.xlsx", sheet(PLAIN, (*UNPROVED[:1], "Sở Tài Chánh", "x")))
    sent = clerk.post(reverse("exchange:upload"), {"register": file, "organisation": office.bureau.pk, "secrecy": 0})
    batch = Batch.objects.get()
    assert sent.headers["Location"] == reverse("exchange:batch", args=[batch.pk])
    assert "Đang đọc sổ" in clerk.get(sent.headers["Location"]).content.decode()
    run_until_idle()
    shown = clerk.get(sent.headers["Location"], follow=True)
    assert shown.redirect_chain == [(reverse("exchange:preview", args=[batch.pk]), 302)]
    assert "Đọc ra 2 nhiệm vụ" in shown.content.decode()
    fault = reverse("exchange:fault", args=[batch.pk, "owner_unknown"])
    assert "Sở Tài Chánh" in clerk.get(fault).content.decode()
    group = row_at(batch, 1).faults[0]
    clerk.post(fault, {"key": group["key"], "offer": str(office.finance.pk), "act": "mend", "remember": "on"})
    assert row_at(batch, 1).proposal["lead"] == str(office.finance.pk)
    assert "Sở Tài Chánh" in clerk.get(reverse("exchange:dictionary")).content.decode()
    commit = reverse("exchange:commit", args=[batch.pk])
    assert "dòng thành nhiệm vụ" in clerk.get(commit).content.decode()
    done = clerk.post(commit, {"title": "Sổ 2026"}, follow=True)
    assert "Đã nhập 2 nhiệm vụ." in done.content.decode()
    undone = clerk.post(reverse("exchange:undo", args=[batch.pk]), {"reason": "nhầm"}, follow=True)
    assert "Đã hoàn tác: 2 nhiệm vụ" in undone.content.decode()
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE


PAGES = ("batch", "columns", "preview", "rows", "states")


@pytest.mark.parametrize("name", PAGES)
def test_a_register_is_not_found_by_those_out_of_its_reach(office: Office, name: str) -> None:
    batch = batch_of(office)
    assert office.client(office.health_person).get(reverse(f"exchange:{name}", args=[batch.pk])).status_code == 404
    assert office.client(office.clerk).get(reverse(f"exchange:{name}", args=[batch.pk]), follow=True).status_code == 200


def test_the_file_is_given_back_as_it_was_sent_to_those_in_reach_only(office: Office) -> None:
    data = sheet(PLAIN)
    batch = received(office, data)
    url = reverse("exchange:original", args=[batch.pk])
    assert office.client(office.health_person).get(url).status_code == 404
    assert b"".join(office.client(office.clerk).get(url)) == data


def test_what_was_typed_for_a_unit_stays_when_no_unit_is_called_so(office: Office) -> None:
    batch = batch_of(office, ("Sửa kè", "Sở Tài Chánh", "20/12/2026"), ("Đo kè", "Sở Y Tá", "20/12/2026"))
    clerk = office.client(office.clerk)
    key = row_at(batch, 1).faults[0]["key"]
    fault = reverse("exchange:fault", args=[batch.pk, "owner_unknown"])
    page = clerk.post(fault, {"key": key, "unit": "Sở Y tếế", "act": "mend"}).content.decode()
    assert page.count('value="Sở Y tếế"') == 1
    assert "Không có đơn vị nào tên “Sở Y tếế”" in page
    done = clerk.post(fault, {"key": key, "unit": "Sở Y tế", "act": "mend"}, follow=True).content.decode()
    assert "Đã trả lời cho 1 dòng." in done


def test_what_the_states_of_a_register_mean_is_seen_and_changed_on_one_page(office: Office) -> None:
    batch = batch_of(office, ("Sửa kè", "Sở Y tế", "20/12/2026", "Đã xử lý dứt điểm"))
    clerk = office.client(office.clerk)
    page = reverse("exchange:states", args=[batch.pk])
    assert page in clerk.get(reverse("exchange:preview", args=[batch.pk])).content.decode()
    assert "Đã xử lý dứt điểm" in clerk.get(page).content.decode()
    answered = clerk.post(page, {"key": "da xu ly dut diem", "claim": "done", "remember": "on"}, follow=True)
    assert "Đã trả lời cho 1 dòng." in answered.content.decode()
    assert row_at(batch, 0).proposal["claim"] == "done"
    rows = clerk.get(f"{reverse('exchange:rows', args=[batch.pk])}?state=da+xu+ly+dut+diem")
    assert [line.row.number for line in rows.context["lines"]] == [1]
    assert "Đã hoàn thành" in clerk.get(reverse("exchange:dictionary")).content.decode()


def test_unit_of_a_row_or_of_a_group_is_named_in_words_and_never_guessed(office: Office) -> None:
    for parent in (office.finance, office.health):
        found_organisation(
            by=None, name="Phường Bến Nước", kind="commune", parent=parent, aliases=(), valid_from=FOUNDED
        )
    batch = batch_of(office, (*UNPROVED[:1], "Phòng Lạ", "x"), PLAIN)
    clerk, held = office.client(office.clerk), row_at(batch, 0)
    row = reverse("exchange:row", args=[batch.pk, held.number])

    unsure = clerk.post(row, {"lead": "Phường Bến Nước"})
    assert unsure.text.count('type="radio" name="lead"') == 2
    assert row_at(batch, 0).proposal["lead"] == ""

    clerk.post(row, {"lead": "Phường Bến Nước (Sở Y tế)"})
    chosen = Organisation.objects.get(name="Phường Bến Nước", parent=office.health)
    assert row_at(batch, 0).proposal["lead"] == str(chosen.pk)

    other = batch_of(office, (*UNPROVED[:1], "Phòng Lạ", "x"), PLAIN, file_name="so-hai.xlsx")
    group = row_at(other, 0).faults[0]
    fault = reverse("exchange:fault", args=[other.pk, group["code"]])
    assert 'hx-get="/to-chuc/chon/?field=unit' in clerk.get(fault).text
    clerk.post(fault, {"key": group["key"], "unit": ["bến nước", str(chosen.pk)], "act": "mend"})
    assert row_at(other, 0).proposal["lead"] == str(chosen.pk)


def test_a_row_shows_and_mends_who_supports_and_what_is_made(office: Office) -> None:
    head = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn")
    batch = received(office, sheet(("Sửa kè", "Sở Y tế", "Sở TC", "Bản vẽ kè", "20/12/2026"), head=head))
    clerk, page = office.client(office.clerk), reverse("exchange:row", args=[batch.pk, 1])
    shown = clerk.get(page)
    assert (shown.context["line"].supporting, shown.context["line"].said.product) == ("Sở Tài chính", "Bản vẽ kè")
    assert "<dt>Phối hợp</dt><dd>Sở Tài chính</dd>" in shown.text
    clerk.post(page, {"supporting": [str(office.bureau.pk), str(office.finance.pk)], "product": "Bản vẽ kè"})
    said = row_at(batch, 0).proposal
    assert (set(said["supporting"]), said["product"]) == ({str(office.bureau.pk), str(office.finance.pk)}, "Bản vẽ kè")
    clerk.post(page, {"supporting": [], "product": "Hồ sơ kè"})
    assert (row_at(batch, 0).proposal["supporting"], row_at(batch, 0).proposal["product"]) == ([], "Hồ sơ kè")


TICKED = (("Sở Tài Chánh", True), ("Hội Nông dân, Phụ nữ", False), ("UBND các xã, phường", False))


@pytest.mark.parametrize(("words", "ticked"), TICKED)
def test_only_a_name_that_can_mean_one_unit_is_remembered_unless_told_otherwise(
    office: Office, words: str, ticked: bool
) -> None:
    batch = batch_of(office, ("Sửa kè", words, "20/12/2026"))
    page = office.client(office.clerk).get(reverse("exchange:fault", args=[batch.pk, "owner_unknown"])).text
    assert 'name="remember"' in page
    assert ('name="remember" checked' in page) is ticked


def test_a_name_for_many_units_is_offered_none(office: Office) -> None:
    batch = batch_of(office, ("Sửa kè", "UBND các xã, phường", "20/12/2026"))
    page = office.client(office.clerk).get(reverse("exchange:fault", args=[batch.pk, "owner_unknown"])).text
    assert 'name="offer"' not in page


def test_rows_of_tasks_that_are_here_are_told_by_the_names_of_the_tasks(office: Office) -> None:
    commit_batch(batch_of(office, PLAIN), by=office.clerk, title="Sổ")
    again = batch_of(office, PLAIN, file_name="lan-hai.xlsx")
    clerk = office.client(office.clerk)
    assert f"“{PLAIN[0]}”</h2>" in clerk.get(reverse("exchange:fault", args=[again.pk, "duplicate_of_task"])).text
    commit = clerk.get(reverse("exchange:commit", args=[again.pk])).text
    assert ("Chưa có dòng nào để nhập." in commit, "Nhập 0 nhiệm vụ" in commit) == (True, False)

"""No secret word comes in unasked, whatever column it stands in and whatever else was answered for its row."""

from typing import Any

import pytest
from django.urls import reverse

from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.exchange.actions import choose_alike, commit_batch, keep_alike, mend_row, raise_secrecy
from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import batches_visible_to, groups_of, rows_of
from kimchinam.exchange.states import Choice, Fault
from kimchinam.programmes.models import Programme, Task
from tests.conftest import Office
from tests.exchange.build import PLAIN, batch_of, codes_of, received, row_at, sheet
from tests.exchange.test_round_trip import file_for
from tests.programmes.build import issued

pytestmark = pytest.mark.django_db
HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Độ mật", "Điều kiện", "Người theo dõi việc", "Ô lạ")


def asked(batch: Batch) -> list[str]:
    return [group.key for group in groups_of(batch) if group.code == Fault.SECRET_WORD]


def row_with(office: Office, *more: str, **about: Any) -> Batch:
    """A register of one plain row, with further cells from the column of secrecy on."""
    return received(office, sheet((*PLAIN, *more), head=HEAD), **about)


EVERYWHERE = (
    (("Mật",), "mat"),
    (("", "khi có văn bản mật"), "van ban mat"),
    (("", "", "", "theo công văn mật"), "cong van mat"),
    (("", "", "TỐI  MẬT"), "toi mat"),
    (("tuyet mat",), "tuyet mat"),
)


@pytest.mark.parametrize(("cells", "key"), EVERYWHERE)
def test_a_secret_word_is_found_in_every_column(office: Office, cells: tuple[str, ...], key: str) -> None:
    batch = row_with(office, *cells)
    assert (asked(batch), row_at(batch, 0).choice) == ([key], Choice.ASK)


HARMLESS = (("", "Mặt"), ("", "khoa Mắt"), ("", "báo cáo mật độ dân số"), ("Thường",), ("", "bảo mật hệ thống"))


@pytest.mark.parametrize("cells", HARMLESS)
def test_words_that_only_look_like_it_are_no_question(office: Office, cells: tuple[str, ...]) -> None:
    assert asked(row_with(office, *cells)) == []


def test_a_secret_word_of_a_heading_or_of_a_row_that_goes_on_asks_too(office: Office) -> None:
    data = "STT,Nhiệm vụ,Chủ trì,Ghi gì\nI,NHÓM KÈ (MẬT),,\n1,Sửa kè,Sở Y tế,\n,,,theo tài liệu mật\n".encode()
    assert sorted(asked(received(office, data, file_name="so.csv"))) == ["(mat)", "tai lieu mat"]


def test_each_word_is_answered_for_by_itself(office: Office) -> None:
    batch = row_with(office, "Tuyệt mật", "theo báo cáo mật")
    keep_alike(batch, by=office.clerk, code="secret_word", key="bao cao mat")
    assert (asked(batch), row_at(batch, 0).choice) == (["tuyet mat"], Choice.ASK)
    with pytest.raises(RefusedError, match="Tuyệt mật"):
        keep_alike(batch, by=office.clerk, code="secret_word", key="tuyet mat")
    with pytest.raises(RefusedError, match="Không có dòng nào để nhập"):
        commit_batch(batch, by=office.leader, title="Sổ", issued=True)


def test_the_answer_to_another_fault_lets_no_secret_row_in(office: Office) -> None:
    batch = batch_of(office, ("Sửa trạm cân (Mật)", "", "20/12/2026"))
    choose_alike(batch, by=office.clerk, code="no_owner", key="", choice="take")
    assert row_at(batch, 0).choice == Choice.ASK
    mend_row(row_at(batch, 0), by=office.clerk, choice="skip")
    assert row_at(batch, 0).choice == Choice.SKIP


def test_in_a_register_of_that_level_its_words_are_no_question(office: Office) -> None:
    batch = row_with(office, "Mật", "theo công văn mật", secrecy=Secrecy.CONFIDENTIAL)
    assert (asked(batch), row_at(batch, 0).choice) == ([], Choice.TAKE)
    assert asked(row_with(office, "Tối mật", secrecy=Secrecy.CONFIDENTIAL)) == ["toi mat"]


def test_a_register_that_is_secret_after_all_is_raised_and_from_then_on_for_the_cleared(office: Office) -> None:
    batch = row_with(office, "Mật")
    clerk = office.client(office.clerk)
    page = clerk.get(reverse("exchange:fault", args=[batch.pk, "secret_word"])).content.decode()
    assert "Nâng độ mật của cả sổ" in page
    done = clerk.post(reverse("exchange:secrecy", args=[batch.pk]), {"secrecy": Secrecy.CONFIDENTIAL}, follow=True)
    assert "Sổ này từ nay có độ mật Mật." in done.content.decode()
    batch.refresh_from_db()
    assert (batch.secrecy, asked(batch), row_at(batch, 0).choice) == (Secrecy.CONFIDENTIAL, [], Choice.TAKE)
    assert not batches_visible_to(office.reader).filter(pk=batch.pk).exists()


LEVELS_REFUSED = ((Secrecy.OPEN, RefusedError), (Secrecy.TOP_SECRET, RefusedError), (Secrecy.SECRET, NotAllowedError))


@pytest.mark.parametrize(("level", "error"), LEVELS_REFUSED)
def test_a_register_is_only_raised_and_only_to_what_a_person_may_read(
    office: Office, level: Secrecy, error: type[Exception]
) -> None:
    batch = row_with(office, "Mật")
    office.clerk.posts.update(clearance=Secrecy.CONFIDENTIAL)
    with pytest.raises(error):
        raise_secrecy(batch, by=type(office.clerk).objects.get(pk=office.clerk.pk), secrecy=level)


@pytest.fixture
def secret_task(office: Office) -> Task:
    task = issued(office).tasks.get()
    Programme.objects.update(secrecy=Secrecy.CONFIDENTIAL)
    return task


def test_our_own_file_with_secret_rows_is_asked_about_in_an_open_register(office: Office, secret_task: Task) -> None:
    row = rows_of(received(office, file_for(office.leader))).get()
    assert (row.choice, codes_of(row)) == (Choice.SKIP, {Fault.SECRET_WORD, Fault.KNOWN})


LEVELS = ((Secrecy.OPEN, Fault.KNOWN, ""), (Secrecy.CONFIDENTIAL, Fault.DIFFERS, "kế hoạch vốn"))


@pytest.mark.parametrize(("level", "code", "shown"), LEVELS)
def test_a_register_shows_nothing_of_a_task_that_is_more_secret(
    office: Office, secret_task: Task, level: Secrecy, code: Fault, shown: str
) -> None:
    data = sheet((str(secret_task.pk), secret_task.name, "sản phẩm khác"), head=("STT", "Mã", "Nhiệm vụ", "Sản phẩm"))
    row = rows_of(received(office, data, secrecy=level)).get()
    assert [(fault["code"], shown in fault["words"]) for fault in row.faults] == [(code, True)]
    assert ("kế hoạch vốn" in str(row.faults)) is bool(shown)

"""One answer for all that are wrong in the same way, and what the office need not say twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from kimchinam.base import clock
from kimchinam.base.refusals import NotAllowedError, RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.exchange.actions import (
    choose_alike,
    forget_correction,
    keep_alike,
    map_columns,
    mend_alike,
    mend_row,
    take_only_offers,
)
from kimchinam.exchange.models import Batch, Correction
from kimchinam.exchange.queries import groups_of, outlook_of, same_file_before
from kimchinam.exchange.states import BatchState, Choice, Fault, Field
from kimchinam.organisations.actions import end_organisation
from tests.conftest import NOON, Office
from tests.counting import queries_of
from tests.exchange.build import PLAIN, batch_of, codes_of, received, row_at, sheet

pytestmark = pytest.mark.django_db
UNKNOWN = ("Sửa lò đốt Núi Bút", "Sở Tài chinhs", "20/12/2026")
UNKNOWN_TOO = ("Sửa chợ tạm Núi Bút", "sở tài  CHINHS", "21/12/2026")
SLIP = ("Sửa cầu treo Núi Bút", "Sở Y tế", "20/12/2206")
TWO = ("Sửa kho lưu trữ Núi Bút", "Sở Y tế; Sở TC", "20/12/2026")
SECRET = ("Sửa trạm cân Núi Bút (Mật)", "Sở Y tế", "20/12/2026")


def the_group(batch: Batch, fault: Fault) -> str:
    (key,) = {group.key for group in groups_of(batch) if group.code == fault}
    return key


def test_one_answer_mends_every_row_that_writes_the_unit_so(office: Office) -> None:
    batch = batch_of(office, UNKNOWN, PLAIN, UNKNOWN_TOO)
    key = the_group(batch, Fault.OWNER_UNKNOWN)
    assert mend_alike(batch, by=office.clerk, code="owner_unknown", key=key, value=str(office.finance.pk)) == 2
    assert [row_at(batch, place).proposal["lead"] for place in (0, 2)] == [str(office.finance.pk)] * 2
    assert [codes_of(row_at(batch, place)) for place in range(3)] == [set()] * 3


@pytest.mark.parametrize(("remember", "known"), [(True, True), (False, False)])
def test_what_is_remembered_is_known_in_the_next_register_and_no_other(
    office: Office, remember: bool, known: bool
) -> None:
    batch = batch_of(office, UNKNOWN)
    key = the_group(batch, Fault.OWNER_UNKNOWN)
    value = str(office.finance.pk)
    mend_alike(batch, by=office.clerk, code="owner_unknown", key=key, value=value, remember=remember)
    following = batch_of(office, UNKNOWN_TOO, file_name="so-sau.xlsx")
    assert (row_at(following, 0).proposal["lead"] == value) is known
    elsewhere = batch_of(office, UNKNOWN_TOO, organisation=office.root, file_name="so-khac.xlsx")
    assert row_at(elsewhere, 0).proposal["lead"] == ""


SECRET_NAME = ("Sửa trạm cân (Mật)", "Sở Tài chinhs", "20/12/2026")


@pytest.mark.parametrize(("row", "secrecy"), [(UNKNOWN, Secrecy.CONFIDENTIAL), (SECRET_NAME, Secrecy.OPEN)])
def test_words_that_are_or_may_be_secret_are_not_remembered(
    office: Office, row: tuple[str, ...], secrecy: Secrecy
) -> None:
    batch = batch_of(office, row, secrecy=secrecy)
    page = office.client(office.clerk).get(reverse("exchange:fault", args=[batch.pk, "owner_unknown"])).text
    assert 'name="remember"' not in page
    key, value = the_group(batch, Fault.OWNER_UNKNOWN), str(office.finance.pk)
    with pytest.raises(RefusedError, match="sổ mật"):
        mend_alike(batch, by=office.clerk, code="owner_unknown", key=key, value=value, remember=True)
    assert mend_alike(batch, by=office.clerk, code="owner_unknown", key=key, value=value) == 1


def test_what_was_forgotten_is_not_known_again(office: Office) -> None:
    batch = batch_of(office, UNKNOWN)
    key = the_group(batch, Fault.OWNER_UNKNOWN)
    mend_alike(batch, by=office.clerk, code="owner_unknown", key=key, value=str(office.finance.pk), remember=True)
    with pytest.raises(NotAllowedError):
        forget_correction(Correction.objects.get(), by=office.leader)
    forget_correction(Correction.objects.get(), by=office.clerk)
    assert row_at(batch_of(office, UNKNOWN_TOO, file_name="so-sau.xlsx"), 0).proposal["lead"] == ""


def test_a_year_typed_wrong_is_offered_and_never_mended_in_silence(office: Office) -> None:
    batch = batch_of(office, SLIP)
    (group,) = groups_of(batch)
    assert (group.code, group.words, group.offers[0]) == (
        Fault.DUE_OUTSIDE_TERM,
        "20/12/2206",
        ("2026-12-20", "20/12/2026"),
    )
    assert (row_at(batch, 0).proposal["due_on"], row_at(batch, 0).proposal["due_words"]) == ("", "20/12/2206")
    mend_alike(batch, by=office.clerk, code=group.code, key=group.key, value=group.offers[0][0])
    assert (row_at(batch, 0).proposal["due_on"], codes_of(row_at(batch, 0))) == ("2026-12-20", set())


@pytest.mark.parametrize("words", ["20/12/9999", "20/12/0226"])
def test_a_day_that_can_be_no_deadline_is_not_even_taken_as_it_stands(office: Office, words: str) -> None:
    batch = batch_of(office, (*SLIP[:2], words))
    (group,) = groups_of(batch)

    with pytest.raises(RefusedError, match="31/12/2200"):
        mend_alike(batch, by=office.clerk, code=group.code, key=group.key, value="9999-12-20")
    keep_alike(batch, by=office.clerk, code=group.code, key=group.key)

    assert (row_at(batch, 0).proposal["due_on"], row_at(batch, 0).proposal["due_words"]) == ("", words)


def test_the_chosen_of_two_leads_and_the_other_supports(office: Office) -> None:
    batch = batch_of(office, TWO)
    key = the_group(batch, Fault.TWO_OWNERS)
    mend_alike(batch, by=office.clerk, code="two_owners", key=key, value=str(office.health.pk))
    said = row_at(batch, 0).proposal
    assert (said["lead"], said["supporting"]) == (str(office.health.pk), [str(office.finance.pk)])


def test_a_secret_word_keeps_a_row_out_until_somebody_answers_for_it(office: Office) -> None:
    batch = batch_of(office, SECRET)
    key = the_group(batch, Fault.SECRET_WORD)
    assert row_at(batch, 0).choice == Choice.ASK
    with pytest.raises(RefusedError):
        choose_alike(batch, by=office.clerk, code="secret_word", key=key, choice="take")
    with pytest.raises(RefusedError):
        mend_row(row_at(batch, 0), by=office.clerk, choice="take")
    keep_alike(batch, by=office.clerk, code="secret_word", key=key)
    assert row_at(batch, 0).choice == Choice.TAKE


def test_the_highest_level_is_answered_for_by_nobody(office: Office) -> None:
    batch = batch_of(office, ("Sửa trạm cân (Tuyệt mật)", *SECRET[1:]))
    with pytest.raises(RefusedError, match="Tuyệt mật"):
        keep_alike(batch, by=office.clerk, code="secret_word", key=the_group(batch, Fault.SECRET_WORD))


def test_a_row_that_stands_twice_is_taken_once_unless_somebody_says_it_is_so(office: Office) -> None:
    batch = batch_of(office, PLAIN, PLAIN)
    assert [row_at(batch, place).choice for place in (0, 1)] == [Choice.TAKE, Choice.SKIP]
    keep_alike(batch, by=office.clerk, code="duplicate_of_row", key="")
    assert [row_at(batch, place).choice for place in (0, 1)] == [Choice.TAKE, Choice.TAKE]


def test_rows_of_a_group_are_left_out_together(office: Office) -> None:
    batch = batch_of(office, UNKNOWN, UNKNOWN_TOO, PLAIN)
    key = the_group(batch, Fault.OWNER_UNKNOWN)
    assert choose_alike(batch, by=office.clerk, code="owner_unknown", key=key, choice="skip") == 2
    told = outlook_of(batch, issued=False)
    assert (told.tasks, told.skipped) == (1, 2)


def test_one_row_is_mended_alone(office: Office) -> None:
    batch = batch_of(office, UNKNOWN, UNKNOWN_TOO)
    mend_row(row_at(batch, 0), by=office.clerk, lead=str(office.health.pk), due="2027-01-31")
    said, other = row_at(batch, 0).proposal, row_at(batch, 1).proposal
    assert (said["lead"], said["due_on"], other["lead"]) == (str(office.health.pk), "2027-01-31", "")


def test_every_only_offer_is_taken_at_once_and_nothing_that_is_unsure(office: Office) -> None:
    unsure = ("Sửa vườn ươm Núi Bút", "Sở Y tế", "20/12/2062")
    hopeless = ("Sửa đường ống Núi Bút", "Sở Y tế", "20/12/1890")
    batch = batch_of(office, SLIP, ("Sửa chợ tạm", "Sở Y tế", "21/12/0226"), unsure, hopeless)
    assert take_only_offers(batch, by=office.clerk, code="due_outside_term") == 2
    days = [row_at(batch, place).proposal["due_on"] for place in range(4)]
    assert days == ["2026-12-20", "2026-12-21", "", ""]
    with pytest.raises(RefusedError, match="chỉ có một đề xuất"):
        take_only_offers(batch, by=office.clerk, code="due_outside_term")


def test_a_unit_that_has_ended_is_no_answer(office: Office) -> None:
    batch = batch_of(office, UNKNOWN)
    mend_row(row_at(batch, 0), by=office.clerk, lead=str(office.health.pk))
    with clock.set_to(NOON + timedelta(days=2)):
        end_organisation(office.health, by=None, on=clock.today(), decision="Nghị quyết 8", successor=office.finance)
        map_columns(batch, by=office.clerk, mapping=batch.mapping)
        assert (row_at(batch, 0).proposal["lead"], codes_of(row_at(batch, 0))) == ("", {Fault.OWNER_UNKNOWN})
        with pytest.raises(RefusedError, match="Hãy chọn một đơn vị"):
            mend_row(row_at(batch, 0), by=office.clerk, lead=str(office.health.pk))


def test_of_two_leads_none_is_taken_unasked(office: Office) -> None:
    with pytest.raises(RefusedError):
        take_only_offers(batch_of(office, TWO), by=office.clerk, code="two_owners")


Act = Callable[[Batch, Office], object]
REFUSALS: tuple[tuple[Act, str], ...] = (
    (
        lambda batch, office: mend_alike(batch, by=office.clerk, code="nonsense", key="", value="x"),
        "Không còn dòng nào",
    ),
    (
        lambda batch, office: mend_alike(batch, by=office.clerk, code="no_owner", key="", value="x"),
        "Không còn dòng nào",
    ),
    (
        lambda batch, office: mend_alike(
            batch, by=office.clerk, code="owner_unknown", key=the_group(batch, Fault.OWNER_UNKNOWN), value="x"
        ),
        "Hãy chọn một đơn vị",
    ),
    (
        lambda batch, office: keep_alike(
            batch, by=office.clerk, code="owner_unknown", key=the_group(batch, Fault.OWNER_UNKNOWN)
        ),
        "không giữ nguyên được",
    ),
    (lambda batch, office: mend_row(row_at(batch, 0), by=office.clerk), "Hãy ghi điều cần sửa"),
    (lambda batch, office: mend_row(row_at(batch, 0), by=office.clerk, due="mai"), "Hãy chọn một ngày"),
    (lambda batch, office: map_columns(batch, by=office.clerk, mapping={}), "cột nào là nhiệm vụ"),
    (
        lambda batch, office: map_columns(batch, by=office.clerk, mapping={Field.NAME: 1, Field.LEAD: 1}),
        "Mỗi cột chỉ ghép",
    ),
)


@pytest.mark.parametrize(("act", "sentence"), REFUSALS)
def test_refusals_say_why(office: Office, act: Act, sentence: str) -> None:
    batch = batch_of(office, UNKNOWN)
    with pytest.raises(RefusedError, match=sentence):
        act(batch, office)


def test_who_may_not_prepare_mends_nothing(office: Office) -> None:
    batch = batch_of(office, UNKNOWN)
    for person in (office.leader, office.finance_person, office.inspector):
        with pytest.raises(NotAllowedError):
            mend_row(row_at(batch, 0), by=person, choice="skip")


ODD_HEAD = ("STT", "Nội dung nhiệm vụ", "Ai làm", "Bao giờ")


def test_columns_are_told_once_for_registers_with_the_same_head(office: Office) -> None:
    batch = received(office, sheet(PLAIN, head=ODD_HEAD))
    assert row_at(batch, 0).proposal["lead"] == ""
    mapping = {Field.NUMBER.value: 0, Field.NAME.value: 1, Field.LEAD.value: 2, Field.DUE.value: 3}
    map_columns(batch, by=office.clerk, mapping=mapping)
    assert row_at(batch, 0).proposal["lead"] == str(office.finance.pk)
    following = received(office, sheet((*UNKNOWN[:1], *PLAIN[1:]), head=ODD_HEAD), file_name="thang-sau.xlsx")
    assert (following.mapping, codes_of(row_at(following, 0))) == (mapping, set())
    other_head = received(office, sheet(PLAIN, head=(*ODD_HEAD[:2], "Người làm", "Bao giờ")))
    assert other_head.mapping != mapping


BAD_FILES = (
    ("so.csv", b"xin chao", "Không thấy bảng nào có cột nhiệm vụ"),
    ("so.xlsx", b"PK\x03\x04 hong", ""),
    ("so.xlsx", b"\x00\x01\x02\x03", ""),
    ("chi-co-dau-bang.csv", "STT,Nhiệm vụ,Chủ trì\n".encode(), "Không thấy bảng nào có cột nhiệm vụ"),
)


@pytest.mark.parametrize(("name", "data", "sentence"), BAD_FILES)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    office: Office, name: str, data: bytes, sentence: str
) -> None:
    batch = received(office, data, file_name=name)
    assert batch.state == BatchState.FAILED
    assert sentence in batch.reason_vi
    assert batch.reason_vi.endswith(".")
    assert batch.reason_en.endswith(".")
    assert not batch.rows.exists()


def test_the_same_file_again_is_told(office: Office) -> None:
    data = sheet(PLAIN)
    first, second = received(office, data), received(office, data, file_name="lan-hai.xlsx")
    assert not same_file_before(second, office.clerk).exists()
    Batch.objects.filter(pk=first.pk).update(
        state=BatchState.COMMITTED, committed_at=first.created_at, committed_by=office.clerk
    )
    assert same_file_before(second, office.clerk).get() == first


def test_judging_sends_as_many_queries_for_30_rows_as_for_one(office: Office) -> None:
    def sent(count: int) -> int:
        rows = [(f"Sửa kè số {number}", "Sở Lạ Lùng", "31/2/2026") for number in range(count)]
        batch = batch_of(office, *rows, file_name=f"{count}.xlsx")
        return len(queries_of(lambda: map_columns(batch, by=office.clerk, mapping=batch.mapping)))

    assert sent(30) == sent(1)

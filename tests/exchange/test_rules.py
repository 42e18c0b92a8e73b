"""How registers write days, units, states, heads and rows, and what is made of it."""

from datetime import date
from unittest.mock import Mock

import pytest

from kimchinam.exchange.rules import Line, Unit, UnitBook, match_columns
from kimchinam.exchange.rules.claims import Paper, claim_of, day_beside, paper_of
from kimchinam.exchange.rules.days import plausible_years, read_day
from kimchinam.exchange.rules.parting import is_collective
from kimchinam.exchange.rules.structure import Kept, sort_rows
from kimchinam.exchange.rules.units import MOST_BREAKS
from kimchinam.exchange.rules.words import LONGEST
from kimchinam.exchange.states import Claim, Field, RowKind
from kimchinam.organisations.models import name_key

ON = date(2026, 9, 1)
DAYS = (
    ("15/12/2026", date(2026, 12, 15), True),
    ("5.3.2026", date(2026, 3, 5), True),
    ("15-12-26", date(2026, 12, 15), True),
    ("2026-12-15", date(2026, 12, 15), True),
    ("46006", date(2025, 12, 15), True),
    ("trước 15/12", date(2026, 12, 15), False),
    ("trước ngày 15/12/2027", date(2027, 12, 15), False),
    ("quý III-2021", date(2021, 9, 30), False),
    ("Quý 4 năm 2026", date(2026, 12, 31), False),
    ("tháng 02/2028", date(2028, 2, 29), False),
    ("trước tháng 6/2027", date(2027, 5, 31), False),
    ("6 tháng đầu năm 2027", date(2027, 6, 30), False),
    ("6 tháng cuối năm 2026", date(2026, 12, 31), False),
    ("năm 2027", date(2027, 12, 31), False),
    ("từ 01/3/2026 đến 30/6/2026", date(2026, 6, 30), False),
    ("từ 01/3 đến hết ngày 30/6/2025", date(2025, 6, 30), False),
    ("ngày 5 tháng 6 năm 2026", date(2026, 6, 5), True),
    ("05 tháng 6/2026", date(2026, 6, 5), True),
    ("5/6 năm 2026", date(2026, 6, 5), True),
    ("hoàn thành ngày 5 tháng 6, năm 2026", date(2026, 6, 5), False),
    ("Q3/2026", date(2026, 9, 30), False),
    ("T6/2026", date(2026, 6, 30), False),
    ("tháng 1-3/2026", date(2026, 3, 31), False),
    ("quý III/2026 (30/9/2026)", date(2026, 9, 30), False),
    ("trước quý III/2026", date(2026, 6, 30), False),
    ("trước năm 2028", date(2027, 12, 31), False),
    ("30/6/2026 theo Nghị quyết 12/2025/NQ-HĐND", date(2026, 6, 30), False),
)


@pytest.mark.parametrize(("words", "day", "exact"), DAYS)
def test_days_are_read_as_registers_write_them(words: str, day: date, exact: bool) -> None:
    found = read_day(words, on=ON)
    assert (found.value, found.exact, found.impossible) == (day, exact, False)


IMPOSSIBLE = (
    ("31/2/2025", [date(2025, 2, 28)]),
    ("29/02/2027", [date(2027, 2, 28)]),
    ("12/25/2026", [date(2026, 12, 25)]),
    ("15/13/2026", []),
    ("00/10/2026", []),
    ("tháng 13/2026", []),
    ("31 tháng 6 năm 2026", [date(2026, 6, 30)]),
    ("X3/2026", []),
    ("15/12/2025 (gia hạn từ 30/9/2025)", [date(2025, 12, 15), date(2025, 9, 30)]),
    ("15/12/2026, gia hạn 30/9", [date(2026, 12, 15), date(2026, 9, 30)]),
    ("30/6/2026 đến 01/3/2026", [date(2026, 6, 30), date(2026, 3, 1)]),
    ("quý II/2026 và quý IV/2026", [date(2026, 6, 30), date(2026, 12, 31)]),
    ("họp giao ban lần 12 " * 40, []),
)


@pytest.mark.parametrize(("words", "likely"), IMPOSSIBLE)
def test_a_day_that_is_none_is_never_taken_but_what_may_be_meant_is_offered(words: str, likely: list[date]) -> None:
    found = read_day(words, on=ON)
    assert (found.value, found.impossible, list(found.likely)) == (None, True, likely)


@pytest.mark.parametrize("words", ["", "x", "Có thời hạn", "không", "–", "chưa có", "theo chỉ đạo"])
def test_words_without_a_day_give_none_and_are_no_fault_of_a_day(words: str) -> None:
    found = read_day(words, on=ON)
    assert (found.value, found.recurrence, found.impossible) == (None, "", False)


RECURRING = (("Hằng quý", "P3M"), ("thường xuyên", "continuous"), ("mỗi tháng", "P1M"), ("hàng năm", "P1Y"))


@pytest.mark.parametrize(("words", "period"), RECURRING)
def test_what_comes_again_is_no_day(words: str, period: str) -> None:
    found = read_day(words, on=ON)
    assert (found.value, found.recurrence) == (None, period)


YEARS = (
    (date(2205, 11, 3), [date(2025, 11, 3)]),
    (date(226, 11, 3), [date(2026, 11, 3)]),
    (date(2062, 11, 3), [date(2026, 11, 3), date(2022, 11, 3)]),
    (date(1987, 11, 3), []),
)


@pytest.mark.parametrize(("day", "meant"), YEARS)
def test_years_that_a_slip_of_the_finger_makes_are_offered(day: date, meant: list[date]) -> None:
    assert list(plausible_years(day, first=date(2022, 1, 1), last=date(2030, 12, 31)))[: len(meant) or 1] == meant


FINANCE, CULTURE, HEALTH = Unit("1", "Sở Tài chính"), Unit("2", "Sở Văn hóa, Thể thao và Du lịch"), Unit("3", "Sở Y tế")
LONG, BROKEN = "theo phân công của lãnh đạo " * 40, ", ".join("ab" for _ in range(MOST_BREAKS + 2))
NAMES = (
    ("Sở Tài chính", ["1"], []),
    ("SỞ TÀI CHÍNH", ["1"], []),
    ("- Sở Tài chính.", ["1"], []),
    ("Đơn vị chủ trì: Sở Y tế", ["3"], []),
    ("Sở TC; Sở Y tế", ["1", "3"], []),
    ("Sở TC\nSở Y tế", ["1", "3"], []),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["2", "3"], []),
    ("Sở Y tế và Sở Tài chính", ["3", "1"], []),
    ("Sở Y tế, Sở Lạ", ["3"], ["Sở Lạ"]),
    ("UBMTTQ, Tỉnh đoàn", [], ["UBMTTQ", "Tỉnh đoàn"]),
    ("UBMTTQ, Sở Y tế và Tỉnh đoàn", ["3"], ["UBMTTQ", "Tỉnh đoàn"]),
    ("Sở Y tế, các xã, phường", ["3"], ["các xã, phường"]),
    ("STC, SYT", [], ["STC", "SYT"]),
    ("Sở Nông nghiệp, Môi trường và Thủy sản", [], ["Sở Nông nghiệp, Môi trường và Thủy sản"]),
    ("Báo và Đài Phát thanh", [], ["Báo và Đài Phát thanh"]),
    ("Văn phòng Đoàn đại biểu và HĐND tỉnh", [], ["Văn phòng Đoàn đại biểu và HĐND tỉnh"]),
    ("các sở, ban, ngành", [], ["các sở, ban, ngành"]),
    ("UBND các xã, phường", [], ["UBND các xã, phường"]),
    ("Sở Lạ; Sở Y tế", ["3"], ["Sở Lạ"]),
    ("các sở, ngành", [], ["các sở, ngành"]),
    ("", [], []),
    (f"Sở Y tế; {LONG}", [], [f"Sở Y tế; {LONG}"[:LONGEST]]),
    (f"Sở Y tế; {BROKEN}", ["3"], [BROKEN]),
)


@pytest.mark.parametrize(("words", "units", "unknown"), NAMES)
def test_units_of_a_cell(words: str, units: list[str], unknown: list[str]) -> None:
    found = _book().read(words)
    assert ([unit.id for unit in found.units], list(found.unknown)) == (units, unknown)


def test_a_dictionary_that_gives_one_unit_for_several_names_is_not_believed() -> None:
    several = {name_key(words): FINANCE for words in ("UBMTTQ, Tỉnh đoàn", "Hội Nông dân, Phụ nữ")}
    book = UnitBook(_book().by_key, several)
    assert book.read("UBMTTQ; Tỉnh đoàn").unknown == ("UBMTTQ", "Tỉnh đoàn")
    assert book.read("Hội Nông dân, Phụ nữ").units == (FINANCE,)


COLLECTIVE = (
    "các sở, ngành", "UBND các xã, phường", "Ủy ban nhân dân cấp xã", "các đơn vị có liên quan", "Sở, ban, ngành",
    "Đảng ủy 96 xã, phường", "Mặt trận Tổ quốc và các xã",
)  # fmt: skip
SINGLE = ("Ban Quản lý các khu công nghiệp", "Liên hiệp các hội khoa học", "Sở Y tế", "Phòng Nội vụ", "Xã Đồng Vông")


@pytest.mark.parametrize(("words", "is_so"), [*((one, True) for one in COLLECTIVE), *((one, False) for one in SINGLE)])
def test_words_for_many_units_name_none_of_them(words: str, is_so: bool) -> None:
    assert is_collective(words) is is_so


LIKELY = (("Sở Tài chinhs", "1"), ("Sở Văn hóa Thể thao Du lịch", "2"), ("các sở, ngành", ""), ("Zzz", ""))


@pytest.mark.parametrize(("words", "unit"), LIKELY)
def test_the_likeliest_unit_comes_first_and_nobody_for_all_of_them(words: str, unit: str) -> None:
    book = _book()
    book.prepare([words])
    assert [one.id for one in book.likely(words)][:1] == ([unit] if unit else [])


def test_names_that_were_once_compared_are_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    book = _book()
    book.prepare(["Sở Tài chinhs"])
    compared = Mock(side_effect=AssertionError)
    monkeypatch.setattr("kimchinam.exchange.rules.units.process.extract", compared)
    again = _book()
    again.prepare(["Sở Tài chinhs"])
    assert again.likely("Sở Tài chinhs") == book.likely("Sở Tài chinhs")
    assert again.likely("Sở Tài chinhs")[0] == FINANCE


def test_with_another_unit_the_names_are_compared_anew() -> None:
    book, other = _book(), Unit("4", "Sở Tài chinhx")
    grown = UnitBook({**book.by_key, name_key(other.name): other})
    for one in (book, grown):
        one.prepare(["Sở Tài chinhs"])
    assert other in grown.likely("Sở Tài chinhs")
    assert other not in book.likely("Sở Tài chinhs")


def _book() -> UnitBook:
    names = {"Sở TC": FINANCE, **{unit.name: unit for unit in (FINANCE, CULTURE, HEALTH)}}
    return UnitBook({name_key(name): unit for name, unit in names.items()})


CLAIMS = (
    ("Đã hoàn thành", Claim.DONE),
    ("Hoàn thành đúng hạn", Claim.DONE_ON_TIME),
    ("hoàn thành quá hạn 5 ngày", Claim.DONE_LATE),
    ("Hoàn thành, không rõ hạn", Claim.DONE),
    ("100%", Claim.DONE),
    ("Hoàn thành 80%", Claim.RUNNING),
    ("Đã hoàn thành, báo cáo Đảng ủy", Claim.DONE),
    ("Đã trình Đảng ủy trong hạn, hoàn thành", Claim.DONE_ON_TIME),
    ("Đã sửa chữa xong", Claim.DONE),
    ("Hoàn thành hồ sơ chăm sóc cây", Claim.DONE),
    ("Đã hoàn thành, dự kiến nghiệm thu tháng 9", Claim.DONE),
    ("Dự kiến tháng 6 (đã hoàn thành)", Claim.DONE),
    ("Hoàn thành nhưng không đúng hạn", Claim.DONE_LATE),
    ("Hoàn thành chậm 5 ngày", Claim.DONE_LATE),
    ("Không hoàn thành", Claim.RUNNING),
    ("Không hoàn thành đúng hạn", Claim.LATE),
    ("Dự kiến hoàn thành trước hạn", Claim.RUNNING),
    ("Sẽ hoàn thành trong quý III", Claim.RUNNING),
    ("Phấn đấu hoàn thành đúng hạn", Claim.RUNNING),
    ("Hoàn thành một phần", Claim.RUNNING),
    ("Cơ bản hoàn thành", Claim.RUNNING),
    ("Chưa làm xong", Claim.RUNNING),
    ("Đã hoàn thành đợt 1, đang làm đợt 2", Claim.RUNNING),
    ("Quá hạn hoàn thành", Claim.LATE),
    ("Chưa quá hạn", Claim.ON_TRACK),
    ("Dang thuc hien", Claim.RUNNING),
    ("Da hoan thanh dung han", Claim.DONE_ON_TIME),
    ("Chưa hoàn thành", Claim.RUNNING),
    ("Đang thực hiện, trong hạn", Claim.ON_TRACK),
    ("Chưa hoàn thành, quá hạn", Claim.LATE),
    ("Quá hạn", Claim.LATE),
    ("", Claim.NONE),
    ("theo dõi", Claim.NONE),
)


@pytest.mark.parametrize(("words", "claim"), CLAIMS)
def test_what_a_state_claims(words: str, claim: Claim) -> None:
    assert claim_of(words, {}) == claim


PAPERS = (
    (("15/BC-STC", "18/06/2026", "UBND tỉnh"), Paper("15/BC-STC", date(2026, 6, 18), "UBND tỉnh")),
    (("Báo cáo số 15/BC-STC ngày 18/6/2026 gửi Tỉnh ủy", "", ""), Paper("15/BC-STC", date(2026, 6, 18), "Tỉnh ủy")),
    (("đã báo cáo", "", ""), Paper()),
    (("", "", ""), Paper()),
)


@pytest.mark.parametrize(("cells", "paper"), PAPERS)
def test_the_paper_that_a_row_shows(cells: tuple[str, str, str], paper: Paper) -> None:
    words, day, receiver = cells
    dated = read_day(day or day_beside(words), on=ON).value
    assert paper_of(words, dated=dated, receiver=receiver) == paper


HEADS = (
    (("TT", "Nội dung công việc", "Cơ quan chủ trì", "Hạn xử lý"), "number name lead due"),
    (
        ("STT", "Nhiệm vụ được giao", "Đơn vị thực hiện", "Thời gian hoàn thành", "Tiến độ"),
        "number name lead due state",
    ),
    (("Ngày giao", "Nhiệm vụ", "Ngày hoàn thành", "Thời hạn hoàn thành"), "issued name done due"),
)


@pytest.mark.parametrize(("labels", "fields"), HEADS)
def test_columns_are_recognised_by_the_words_that_offices_use(labels: tuple[str, ...], fields: str) -> None:
    found = match_columns(dict(enumerate(labels)))
    assert {column: field.value for field, column in found.items()} == dict(enumerate(fields.split()))


MAPPING = {Field.NUMBER.value: 0, Field.NAME.value: 1, Field.LEAD.value: 2, Field.DUE.value: 3}
KINDS = (
    ({0: "1", 1: "Sửa cầu", 2: "Sở A"}, RowKind.TASK),
    ({1: "Tổng hợp số liệu trạm bơm"}, RowKind.TASK),
    ({1: "Công khai ngân sách xã"}, RowKind.TASK),
    ({1: "Ghi chú lại mốc kè"}, RowKind.TASK),
    ({1: "Tổng cộng: 12 nhiệm vụ"}, RowKind.REST),
    ({0: "Tổng số", 1: "12"}, RowKind.REST),
    ({0: "Người lập biểu"}, RowKind.REST),
    ({0: "I", 1: "NHÓM HẠ TẦNG"}, RowKind.SECTION),
    ({0: "II. NHÓM HỒ SƠ"}, RowKind.SECTION),
    ({0: "4", 2: "Sở A", 3: "20/12/2026"}, RowKind.TASK),
    ({0: "4", 2: "Sở A"}, RowKind.REST),
    ({0: "Tổng số", 2: "12"}, RowKind.REST),
    ({}, RowKind.REST),
)


@pytest.mark.parametrize(("cells", "kind"), KINDS)
def test_which_rows_are_tasks(cells: dict[int, str], kind: RowKind) -> None:
    (found,) = sort_rows([Kept(1, Line(cells), {})], mapping=MAPPING, labels={0: "STT", 1: "Nhiệm vụ", 2: "Chủ trì"})
    assert found.kind == kind


def test_a_row_goes_on_with_the_one_above_and_a_heading_names_those_below() -> None:
    lines = [Line({0: "I", 1: "HẠ TẦNG"}), Line({0: "1", 1: "Sửa cầu", 2: "Sở A"}), Line({2: "Sở B"})]
    rows = [Kept(number, line, {}) for number, line in enumerate(lines, start=1)]
    heading, task, more = sort_rows(rows, mapping=MAPPING, labels={})
    assert [one.kind for one in (heading, task, more)] == [RowKind.SECTION, RowKind.TASK, RowKind.MORE]
    assert task.written is not None
    assert (task.written.group, task.written.get(Field.LEAD)) == ("I HẠ TẦNG", "Sở A\nSở B")

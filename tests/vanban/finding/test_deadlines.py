"""Deadlines: every way of saying one, its exact value, and the times that are none."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.deadlines import find_deadlines
from vanban.model import Span

REFERENCE = date(2026, 3, 2)

SAID = [
    ("Hoàn thành trước 30/4.", "trước 30/4", "date", "2026-04-30"),
    ("chậm nhất là ngày 15 tháng 8 năm 2026", None, "date", "2026-08-15"),
    ("gửi trước 17h00 ngày 12/5/2026 để tổng hợp", "trước 17h00 ngày 12/5/2026", "date", "2026-05-12"),
    ("Báo cáo trước ngày 10/01", "trước ngày 10/01", "date", "2026-01-10"),
    ("Báo cáo trước ngày 30/11", "trước ngày 30/11", "date", "2026-11-30"),
    ("đến ngày 30.4 phải xong", "đến ngày 30.4", "date", "2026-04-30"),
    ("Hạn cuối nộp hồ sơ là 31/5/2026", "31/5/2026", "date", "2026-05-31"),
    ("Trình Thành ủy xem xét trong tháng 5", "trong tháng 5", "month", "2026-05"),
    ("đưa vào sử dụng cuối tháng 2/2027", "cuối tháng 2/2027", "month", "2027-02"),
    ("xong trong 6 tháng đầu năm 2027", "trong 6 tháng đầu năm 2027", "month", "2027-06"),
    ("Phấn đấu 6 tháng cuối năm giải ngân hết", "6 tháng cuối năm", "month", "2026-12"),
    ("trong quý III-2026", "trong quý III-2026", "quarter", "2026-Q3"),
    ("trong quý III và quý IV năm 2026", None, "quarter", "2026-Q4"),
    ("Đến cuối năm 2027 phủ sóng mọi thôn", "Đến cuối năm 2027", "year", "2027"),
    ("đến năm 2030 và tầm nhìn đến năm 2045", None, "year", "2030"),
    ("Đến 2030, tầm nhìn 2045, tỉnh là trung tâm", "Đến 2030, tầm nhìn 2045", "year", "2030"),
    ("phấn đấu thu ngân sách năm 2026 vượt dự toán", "năm 2026", "year", "2026"),
    ("giai đoạn 2026 - 2030, định hướng đến năm 2035", None, "range", "2026/2030"),
    ("trong 5 năm (2026 - 2030)", None, "range", "2026/2030"),
    ("từ năm 2027 trở đi", None, "range", "2027/.."),
    ("năm 2026 và các năm tiếp theo", None, "range", "2026/.."),
    ("Từ ngày 01/7/2026 đến hết ngày 30/9/2026", None, "range", "2026-07-01/2026-09-30"),
    ("Hằng năm (trước ngày 10/12) tổng hợp", "Hằng năm (trước ngày 10/12)", "recurring", "P1Y"),
    ("trước ngày 15/11 hằng năm", None, "recurring", "P1Y"),
    ("chậm nhất ngày 20 hằng tháng", None, "recurring", "P1M"),
    ("trước ngày 25 của tháng cuối quý", None, "recurring", "P3M"),
    ("Định kỳ 6 tháng, hằng năm", None, "recurring", "P6M"),
    ("kiểm tra 02 lần/năm", "02 lần/năm", "recurring", "P6M"),
    ("giao ban 3 tháng một lần", "3 tháng một lần", "recurring", "P3M"),
    ("3 năm sơ kết, 5 năm tổng kết", None, "recurring", "P3Y"),
    ("Thời gian thực hiện: Thường xuyên", "Thường xuyên", "recurring", "continuous"),
    ("trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", None, "event", None),
    ("Chậm nhất 10 (mười) ngày sau khi họp phải gửi", "Chậm nhất 10 (mười) ngày sau khi họp", "event", None),
    ("ngay sau khi có nghị quyết của Hội đồng nhân dân", None, "event", None),
    ("cho đến khi có ý kiến của Bộ", None, "event", None),
    ("từ nay đến cuối năm phải giải ngân hết", "từ nay đến cuối năm", "year", "2026"),
    ("Giai đoạn từ nay đến năm 2030 phủ sóng", "từ nay đến năm 2030", "year", "2030"),
    ("Trình trong tuần thứ hai của tháng 7/2026", "trong tuần thứ hai của tháng 7/2026", "month", "2026-07"),
    ("chậm nhất trong 10 ngày đầu tháng 6/2026", None, "month", "2026-06"),
    ("trong quý I và đầu quý II/2026", None, "quarter", "2026-Q2"),
    ("trước ngày 30/6 của năm sau", None, "date", "2027-06-30"),
    ("Định kỳ sơ kết 3 năm, tổng kết 5 năm", None, "recurring", "P3Y"),
    ("trước ngày 15/6 và ngày 15/12 hằng năm", None, "recurring", "P6M"),
    ("trước ngày 15/3 và ngày 15/6 hằng năm", None, "recurring", "P1Y"),
    ("Định kỳ 15 ngày một lần", None, "recurring", "P15D"),
    ("hằng ngày trước 17h00", None, "recurring", "P1D"),
    ("Trình báo cáo cuối tháng 2/2027", "cuối tháng 2/2027", "month", "2027-02"),
    ("trước kỳ họp 05 ngày làm việc", None, "event", None),
    ("sau 10 ngày phải báo cáo", "sau 10 ngày", "event", None),
    ("phải xong trước Đại hội Đảng bộ phường", "trước Đại hội Đảng bộ phường", "event", None),
]


@pytest.mark.parametrize(("text", "surface", "kind", "value"), SAID)
def test_deadline_is_compiled(text: str, surface: str | None, kind: str, value: str | None) -> None:
    (found,) = find_deadlines(text, reference=REFERENCE)
    assert (found.surface, found.kind, found.value) == (surface or text, kind, value)


CELLS = [
    ("6/2026", "2026-06"),
    ("Tháng 4 - 6/2026", "2026-06"),
    ("Quý II/2026", "2026-Q2"),
    ("2026", "2026"),
    ("2026-2028", "2026/2028"),
    ("Trước ngày 15/12 hằng năm", "P1Y"),
    ("Thường xuyên, hằng năm", "continuous"),
    ("6 tháng đầu năm 2027", "2027-06"),
    ("Quý III-IV/2026", "2026-Q4"),
    ("Q3/2026", "2026-Q3"),
    ("Tháng 6, tháng 12 hằng năm", "P6M"),
    ("Trước 30/6 và 31/12 hằng năm", "P6M"),
    ("Quý IV hằng năm", "P1Y"),
    ("2026 và các năm tiếp theo", "2026/.."),
    ("30 ngày kể từ ngày ban hành", None),
    ("15/12/2026", "2026-12-15"),
]


@pytest.mark.parametrize(("cell", "value"), CELLS)
def test_cell_that_is_a_time_is_a_deadline(cell: str, value: str | None) -> None:
    (found,) = find_deadlines(f"| 4 | Nạo vét kênh | {cell} |", reference=REFERENCE)
    assert (found.surface, found.value) == (cell, value)


TRAPS = [
    "Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Tỉnh ủy",
    "Tờ trình số 4/TTr-SYT ngày 02 tháng 01 năm 2027 trình Ủy ban",
    "Nhiệm kỳ 2025 - 2030 bầu 21 đồng chí",
    "Năm học 2026-2027 miễn học phí",
    "Hội nghị diễn ra vào ngày 15/4/2026 tại nhà văn hóa",
    "Trong tháng 5, toàn tỉnh đã trồng 300 ha rừng",
    "Trong 6 tháng đầu năm 2026, tổng thu đã vượt dự toán",
    "Tính đến ngày 31/12/2026, đã có 40 xã về đích",
    "Giai đoạn 2021-2025 tỉnh làm 30 cây cầu",
    "So với cùng kỳ năm 2026 tăng 12%",
    "có hiệu lực kể từ ngày 01/7/2026",
    "Trước hết, cần thống nhất nhận thức",
    "Sau khi nghe báo cáo, đồng chí Bí thư kết luận",
    "Đến nay đã có 12 xã; từ đầu năm đến nay",
    "Sinh năm 1980, vào Đảng năm 2003",
    "Họp thường kỳ tháng 3 năm 2026",
    "bố trí 3% tổng chi ngân sách hằng năm cho khoa học",
    "phải thường xuyên cập nhật, liên tục báo cáo",
    "đến 2030 người",
    "trước ngày 31/02/2026",
    "| Dân số | 2019 | 2020 |",
    "| Thời hạn bảo hành | 30 ngày |",
    "Hội nghị sơ kết 3 năm thực hiện Chương trình",
    "Sau 10 ngày phát động, xã quyên góp được 3 tấn gạo",
    "Ít nhất 5 năm kể từ ngày tuyển dụng",
    "Lớp học. Thời gian: 02 ngày",
    "Gửi báo cáo quý I/2026 về tỉnh",
    "Trước ngày 15/11 năm trước liền kề",
    "cuộc sống hằng ngày của người dân",
    "Cuối năm học 2026, nhà trường đã có 20 lớp",
    "so với cuối năm đã tăng 3%",
]


@pytest.mark.parametrize("text", TRAPS)
def test_time_that_limits_nothing_yields_nothing(text: str) -> None:
    assert find_deadlines(text, reference=REFERENCE) == ()


def test_cell_may_go_on_behind_its_time() -> None:
    (first,) = find_deadlines("| Nạo vét | Quý I/2026 - Quý IV/2027 |", reference=REFERENCE)
    assert (first.surface, first.value) == ("Quý I/2026 - Quý IV/2027", "2027-Q4")
    (second,) = find_deadlines("| Nạo vét | Tháng 6/2026 (kỳ họp giữa năm) |", reference=REFERENCE)
    assert (second.surface, second.value) == ("Tháng 6/2026", "2026-06")
    assert find_deadlines("| Số hộ | 2026 hộ |", reference=REFERENCE) == ()


def test_recurrence_at_the_head_of_a_line_leaves_the_day_above_it_alone() -> None:
    found = find_deadlines("Hoàn thành trước 30/6\nHằng năm tổng hợp", reference=REFERENCE)
    assert [(item.surface, item.value, item.anchor) for item in found] == [
        ("trước 30/6", "2026-06-30", None),
        ("Hằng năm", "P1Y", None),
    ]


def test_day_without_a_year_is_the_next_one_if_long_gone() -> None:
    (found,) = find_deadlines("trước ngày 10/01", reference=date(2026, 11, 20))
    assert found.value == "2027-01-10"


def test_quarter_without_a_year_is_the_next_one_if_long_gone() -> None:
    (found,) = find_deadlines("Trình đề án trong quý I", reference=date(2026, 11, 20))
    assert found.value == "2027-Q1"
    (recent,) = find_deadlines("chậm nhất trong quý III", reference=date(2026, 11, 20))
    assert recent.value == "2026-Q3"


def test_29_february_without_a_year_needs_a_leap_year() -> None:
    assert find_deadlines("trước ngày 29/02", reference=date(2027, 1, 5)) == ()
    (found,) = find_deadlines("trước ngày 29/02", reference=date(2028, 1, 5))
    assert found.value == "2028-02-29"


def test_offsets_count_the_text_as_given() -> None:
    text = "Xong  trước \n ngày 15/12/2026; giai đoạn   2026–2030"
    found = find_deadlines(text, reference=REFERENCE)
    assert [item.value for item in found] == ["2026-12-15", "2026/2030"]
    assert [item.surface for item in found] == [text[item.start : item.end] for item in found]


SPANS = [
    ("chậm nhất 05 ngày làm việc kể từ ngày nhận được văn bản", Span(5, "working_day"), "ngày nhận được văn bản"),
    ("trong vòng 24 giờ phải báo cáo", Span(24, "hour"), None),
    ("Trong thời hạn 10 (mười) ngày, kể từ ngày nhận đủ hồ sơ", Span(10, "day"), "ngày nhận đủ hồ sơ"),
    ("trong vòng hai tuần kể từ khi có kết luận", Span(2, "week"), "khi có kết luận"),
    ("không quá mười lăm ngày sau khi họp phải gửi", Span(15, "day"), "khi họp"),
    ("trong thời gian 60 tháng kể từ ngày thực hiện", Span(60, "month"), "ngày thực hiện"),
    ("trong 1 quý kể từ ngày ký", Span(1, "quarter"), "ngày ký"),
    ("trong thời hạn 02 năm kể từ ngày ký", Span(2, "year"), "ngày ký"),
    ("chậm nhất 03 ngày trước kỳ họp phải gửi tài liệu", Span(-3, "day"), "kỳ họp"),
    ("Gửi trước phiên họp ít nhất 05 ngày làm việc", Span(-5, "working_day"), "phiên họp"),
    ("trong vòng 30 ngày trước khi hết nhiệm kỳ", None, None),
    ("Thời hạn giải quyết: 07 ngày làm việc", Span(7, "working_day"), None),
    ("ngay sau khi có nghị quyết của Hội đồng", None, "khi có nghị quyết của Hội đồng"),
    ("cho đến khi có ý kiến của Bộ", None, None),
]


@pytest.mark.parametrize(("text", "span", "since"), SPANS)
def test_relative_limit_says_how_long_and_since_when(text: str, span: Span | None, since: str | None) -> None:
    (found,) = find_deadlines(text, reference=REFERENCE)

    assert (found.kind, found.value, found.span, found.since) == ("event", None, span, since)


ANCHORS = [
    ("Hằng năm (trước ngày 10/12) tổng hợp", "--12-10"),
    ("trước ngày 15 tháng 11 hằng năm", "--11-15"),
    ("Trước 30/6 và 31/12 hằng năm", "--06-30 --12-31"),
    ("Tháng 11 hằng năm xây dựng dự toán", "--11"),
    ("Quý II, quý IV hằng năm họp", "--06 --12"),
    ("Quý 2, IV hằng năm họp", "--06 --12"),
    ("Tháng 6, 12 hằng năm họp", "--06 --12"),
    ("Ngày 05, 20 hằng tháng", "-05 -20"),
    ("trước 15 giờ ngày 5 hằng tháng", "-05"),
    ("chậm nhất ngày 20 hằng tháng", "-20"),
    ("Hằng tháng, trước ngày 15, báo cáo", "-15"),
    ("trước ngày 25 của tháng cuối quý", "Q-25"),
    ("trước ngày 05 của tháng đầu quý sau", "Q1-05"),
    ("trước 15 giờ thứ Sáu hằng tuần", "-W-5"),
    ("Hằng tuần vào chiều thứ Hai gửi tin", "-W-1"),
    ("Chủ nhật hằng tuần quét dọn", "-W-7"),
    ("Ngày 32 hằng tháng", None),
    ("trước ngày 31/02 hằng năm", None),
    ("thứ Sáu hằng tháng họp", None),
    ("Hằng năm", None),
]


@pytest.mark.parametrize(("text", "anchor"), ANCHORS)
def test_recurrence_says_when_in_its_period(text: str, anchor: str | None) -> None:
    (found,) = find_deadlines(text, reference=REFERENCE)

    assert (found.kind, found.anchor) == ("recurring", anchor)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Hằng năm, báo cáo kết quả trước ngày 10/12.", "--12-10"),
        ("định kỳ 6 tháng báo cáo trước ngày 15 tháng 6 và trước ngày 01 tháng 12", "--06-15 --12-01"),
        ("Định kỳ 6 tháng (trước ngày 10/6) và hằng năm (trước ngày 10/12)", "--06-10"),
        ("Hằng năm rà soát. Báo cáo trước ngày 10/12.", None),
        ("Hằng năm rà soát, báo cáo trước ngày 10/12/2026", None),
        ("Hằng tháng rà soát, báo cáo trước ngày 10/12", None),
    ],
)
def test_days_behind_a_recurrence_in_its_sentence_are_its_own(text: str, anchor: str | None) -> None:
    first = find_deadlines(text, reference=REFERENCE)[0]

    assert (first.kind, first.anchor) == ("recurring", anchor)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("gửi trước 17h00 ngày 12/5/2026", "17:00"),
        ("gửi trước 15 giờ 30 phút, ngày 12/5/2026", "15:30"),
        ("gửi trước 9g ngày 12/5/2026", "09:00"),
        ("gửi trước 16 giờ hằng ngày", "16:00"),
        ("gửi trước 99h00 ngày 12/5/2026", None),
        ("gửi trước ngày 12/5/2026", None),
        ("báo tin trong vòng 24 giờ", None),
    ],
)
def test_hour_of_a_day_is_kept(text: str, time: str | None) -> None:
    (found,) = find_deadlines(text, reference=REFERENCE)

    assert found.time == time

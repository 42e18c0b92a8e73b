"""Further ways of saying a deadline: parts of periods, days of this month, lists of days, recurrences in brackets."""

from __future__ import annotations

from datetime import date

import pytest

from vanban.analysis import analyse
from vanban.due import due_day
from vanban.finding.deadlines import find_deadlines
from vanban.model import Deadline

REFERENCE = date(2026, 3, 2)


def only(text: str) -> Deadline:
    (found,) = find_deadlines(text, reference=REFERENCE)
    return found


SAID = [
    ("Hoàn thành trong sáng ngày 06/3/2026.", "trong sáng ngày 06/3/2026", "date", "2026-03-06"),
    ("Xong không chậm hơn ngày 01/6/2026.", "không chậm hơn ngày 01/6/2026", "date", "2026-06-01"),
    ("Thời hạn nộp: 17h ngày 05/4/2026 (Chủ nhật).", "17h ngày 05/4/2026", "date", "2026-04-05"),
    ("Ngày 20/5/2026 phải trình Chính phủ.", "Ngày 20/5/2026", "date", "2026-05-20"),
    ("Nộp trước ngày 01/07/26.", "trước ngày 01/07/26", "date", "2026-07-01"),
    ("Nộp sổ trước mùng 5 tháng 3.", "trước mùng 5 tháng 3", "date", "2026-03-05"),
    ("Nộp trước ngày 20 tháng này.", "trước ngày 20 tháng này", "date", "2026-03-20"),
    ("Nộp trước ngày 05 tháng sau.", "trước ngày 05 tháng sau", "date", "2026-04-05"),
    ("Chậm nhất ngày 10 của tháng sau, gửi báo cáo.", "Chậm nhất ngày 10 của tháng sau", "date", "2026-04-10"),
    ("Triển khai ngay trong tuần này.", "ngay trong tuần này", "range", "2026-03-02/2026-03-08"),
    ("Hoàn thành trong tuần tới.", "trong tuần tới", "range", "2026-03-09/2026-03-15"),
    ("Hoàn thành trong quý ba năm 2026.", "trong quý ba năm 2026", "quarter", "2026-Q3"),
    ("Hoàn thành trong nửa đầu năm 2026.", "trong nửa đầu năm 2026", "month", "2026-06"),
    ("Nửa cuối năm 2026 phải trình.", "Nửa cuối năm 2026", "month", "2026-12"),
    ("Trong 6 tháng đầu năm, phấn đấu giải ngân 50%.", "Trong 6 tháng đầu năm", "month", "2026-06"),
    ("Hoàn thành trong năm học 2026-2027.", "trong năm học 2026-2027", "range", "2026/2027"),
    (
        "Từ ngày 15 đến ngày 30/4/2026, các xã ra quân.",
        "Từ ngày 15 đến ngày 30/4/2026",
        "range",
        "2026-04-15/2026-04-30",
    ),
    ("Ra quân từ 10/4 đến 12/4/2026.", "từ 10/4 đến 12/4/2026", "range", "2026-04-10/2026-04-12"),
    ("Thời gian: Năm 2026, 2027.", "Năm 2026, 2027", "year", "2027"),
    ("Xử lý ngay khi nhận được văn bản.", "ngay khi nhận được văn bản", "event", None),
    ("Thời gian thực hiện: 18 tháng.", "18 tháng", "event", None),
    ("Báo cáo trước khi thực hiện đấu giá.", "trước khi thực hiện đấu giá", "event", None),
    ("Hoàn thành trước khi khai giảng năm học mới.", "trước khi khai giảng năm học mới", "event", None),
    ("Trước năm học mới phải sửa xong trường.", "Trước năm học mới", "event", None),
    ("Sắp xếp xong trường học trước năm học 2027-2028.", "trước năm học 2027-2028", "event", None),
    ("Báo cáo sau mỗi đợt đồng bộ.", "sau mỗi đợt đồng bộ", "event", None),
]


@pytest.mark.parametrize(("text", "surface", "kind", "value"), SAID)
def test_style_is_compiled(text: str, surface: str, kind: str, value: str | None) -> None:
    found = only(text)

    assert (found.surface, found.kind, found.value) == (surface, kind, value)


RECURRING = [
    ("Trước ngày 15 các tháng 3, 6, 9, 12 hằng năm báo cáo.", "P3M", "--03-15 --06-15 --09-15 --12-15"),
    ("Trước ngày 15 các tháng 3, 7 và 12 hằng năm báo cáo.", "P1Y", "--03-15 --07-15 --12-15"),
    ("Báo cáo trước ngày mùng 5 hằng tháng.", "P1M", "-05"),
    ("Báo cáo hằng tháng (ngày 20).", "P1M", "-20"),
    ("Báo cáo hằng quý (ngày 20 tháng cuối quý).", "P3M", "Q-20"),
    ("Báo cáo hằng năm (ngày 15/12).", "P1Y", "--12-15"),
    ("Định kỳ 6 tháng (trước ngày 15) báo cáo.", "P6M", "-15"),
    ("Báo cáo định kỳ 6 tháng (trước 20/6), năm (trước 20/12).", "P6M", "--06-20 --12-20"),
    ("Báo cáo định kỳ 6 tháng, năm (trước 20/12).", "P6M", None),
    ("Báo cáo trong tháng 12 hằng năm.", "P1Y", "--12"),
    ("Rà soát trong tháng 3 và tháng 9 hằng năm.", "P6M", "--03 --09"),
    ("Báo cáo định kỳ hàng năm (trước ngày 15 tháng 11).", "P1Y", "--11-15"),
    ("Báo cáo (hàng năm) chậm nhất là ngày 20 tháng 12.", "P1Y", "--12-20"),
    ("Nộp trước ngày 30 tháng 6 hằng năm kể từ năm 2027.", "P1Y", "--06-30"),
    ("Hằng tháng, chậm nhất ngày 10 tháng sau, gửi báo cáo.", "P1M", "-10"),
]


@pytest.mark.parametrize(("text", "value", "anchor"), RECURRING)
def test_recurrence_is_one_with_its_days(text: str, value: str, anchor: str | None) -> None:
    found = only(text)

    assert (found.kind, found.value, found.anchor) == ("recurring", value, anchor)


def test_cell_may_say_once_and_every_year() -> None:
    found = find_deadlines("| 1 | Họp | Tháng 12/2026 và hằng năm |", reference=REFERENCE)

    assert [(one.surface, one.value) for one in found] == [("Tháng 12/2026", "2026-12"), ("hằng năm", "P1Y")]


UNTIL = [
    ("trước năm 2028", "2028", date(2027, 12, 31)),
    ("đến trước năm 2028", "2028", date(2027, 12, 31)),
    ("trước quý IV/2026", "2026-Q4", date(2026, 9, 30)),
    ("trước tháng 7/2026", "2026-07", date(2026, 6, 30)),
    ("trước tháng 1/2027", "2027-01", date(2026, 12, 31)),
    ("trước cuối năm 2028", "2028", date(2028, 12, 31)),
    ("trước giữa năm 2028", "2028", date(2028, 6, 30)),
    ("trước đầu năm 2028", "2028", date(2027, 12, 31)),
    ("trước ngày 15/12/2026", "2026-12-15", date(2026, 12, 15)),
    ("trong đầu năm 2027", "2027", date(2027, 3, 31)),
    ("vào giữa năm 2027", "2027", date(2027, 6, 30)),
    ("vào cuối năm 2027", "2027", date(2027, 12, 31)),
    ("đầu quý III/2026", "2026-Q3", date(2026, 7, 31)),
    ("giữa quý III/2026", "2026-Q3", date(2026, 8, 31)),
    ("đầu tháng 6/2026", "2026-06", date(2026, 6, 10)),
    ("nửa đầu tháng 6/2026", "2026-06", date(2026, 6, 15)),
    ("giữa tháng 6/2026", "2026-06", date(2026, 6, 20)),
    ("hạ tuần tháng 6/2026", "2026-06", date(2026, 6, 30)),
    ("trong 15 ngày đầu tháng 6/2026", "2026-06", date(2026, 6, 15)),
    ("trong 99 ngày đầu tháng 6/2026", "2026-06", date(2026, 6, 30)),
    ("trong tuần thứ ba của tháng 6/2026", "2026-06", date(2026, 6, 21)),
    ("trong tuần cuối tháng 6/2026", "2026-06", date(2026, 6, 30)),
    ("trong đầu tháng 3 và cuối tháng 4/2027", "2027-04", date(2027, 4, 30)),
    ("trong quý I và đầu quý II/2026", "2026-Q2", date(2026, 6, 30)),
]


@pytest.mark.parametrize(("said", "value", "last"), UNTIL)
def test_last_day_is_that_of_the_part_that_is_meant(said: str, value: str, last: date) -> None:
    found = only(f"Hoàn thành đề án {said}.")

    assert (found.value, due_day(found, since=REFERENCE)) == (value, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Thời hạn hoàn thành: trước năm 2028.", date(2027, 12, 31)),
        ("Tiến độ hoàn thành trước quý IV/2026.", date(2026, 9, 30)),
        ("| 1 | Xây kè | Trước tháng 7/2026 |", date(2026, 6, 30)),
        ("Thi công từ tháng 3/2027 đến giữa năm 2027.", date(2027, 6, 30)),
        ("Thi công từ tháng 3/2027 đến tháng 9/2027.", date(2027, 9, 30)),
    ],
)
def test_last_day_is_the_same_behind_a_label_in_a_cell_and_in_a_range(text: str, last: date) -> None:
    assert due_day(only(text), since=REFERENCE) == last


TRAPS = [
    "Các xã báo cáo số liệu 6 tháng đầu năm 2026",
    "Trước năm 1975, vùng này là rừng",
    "Nhà ở cũ xây trước năm 1975 có 30 căn",
    "Trước ngày 01/7/2025, tỉnh có 9 huyện",
    "Hội nghị được tổ chức từ ngày 10 đến ngày 12/3/2026",
    "Giấy phép có giá trị đến ngày 31/12/2026",
    "Đến đầu tháng 8, các trường mới tuyển sinh được 35%",
    "Đến hết tháng 8/2026, tỷ lệ giải ngân đạt 61,4%",
    "Ngày 20/5/2026, UBND tỉnh trình Chính phủ",
    "Ngay khi bão tan, người dân đã sửa nhà",
    "Trong tuần này, thời tiết khô ráo",
    "Trong năm học 2026-2027, học phí là 20.000 đồng",
    "Hoàn thành quý ba mẹ con",
    "Nộp trước ngày 15-12-26",
    "Nộp trước ngày 15.5/26",
    "Nộp hồ sơ trước 20 tháng sau",
    "Số hộ tham gia phải tăng từ 1/2 đến 2/3",
    "Hoàn thành trong năm học 2026-2030",
    "Thanh toán xong trước ngày 25 tháng Chạp",
    "Hoàn thành trong tháng Giêng năm 2027",
    "Tổ chức lễ hội xong trước ngày 10/3 âm lịch",
    "Hoàn thành trước ngày 23 tháng 12 (âm lịch)",
    "Hoàn thành trong tháng 8 âm lịch",
    "Trước kỳ họp, tỉnh còn 12 kiến nghị",
    "Nộp trước ngày 31 tháng 13 sau",
]


@pytest.mark.parametrize("text", TRAPS)
def test_time_that_limits_nothing_yields_nothing(text: str) -> None:
    assert find_deadlines(text, reference=REFERENCE) == ()


def test_past_limit_of_a_task_is_still_one() -> None:
    assert only("Trước ngày 10/01, các xã gửi báo cáo.").value == "2026-01-10"
    assert only("Hoàn thành việc kê khai trước ngày 15/01/2026.").value == "2026-01-15"


def test_end_of_a_day_is_no_hour() -> None:
    found = only("Hoàn thành trước 24h00 ngày 30/6/2026.")

    assert (found.value, found.time) == ("2026-06-30", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Giao Sở Y tế hằng năm xây dựng kế hoạch, trình UBND tỉnh trước ngày 15/01.", ["P1Y"]),
        ("Giao Sở Y tế hằng năm xây dựng kế hoạch, trình UBND tỉnh trước ngày 15/01/2027.", ["2027-01-15"]),
        (
            "Giao Sở Y tế hằng năm rà soát trước ngày 15/5. Giao Sở Nội vụ trình UBND tỉnh đề án bến cá trước ngày 15/5.",
            ["P1Y", "2026-05-15"],
        ),
        (
            "Giao Sở Y tế hằng năm lập kế hoạch trước ngày 15/5; Giao Sở Nội vụ trình UBND tỉnh đề án trước ngày 15/5.",
            ["P1Y", "2026-05-15"],
        ),
        (
            "Giao Sở Y tế hằng năm lập kế hoạch trước ngày 15/5, trình UBND tỉnh đề án bến cá trước ngày 15/5/2027.",
            ["2027-05-15"],
        ),
        ("Giao Sở Y tế trình UBND tỉnh đề án bến cá trước ngày 15/5.", ["2026-05-15"]),
    ],
)
def test_task_with_a_day_of_every_year_recurs(text: str, values: list[str]) -> None:
    assert [one.deadline_value for one in analyse(text, reference=REFERENCE).directives] == values

from __future__ import annotations

import time
from datetime import date

import pytest

from vanban.finding.deadlines import find_deadlines
from vanban.finding.quantities import decimal
from vanban.finding.targets import find_targets
from vanban.model import Target
from vanban.reading import read_text
from vanban.structure.outline import find_outline

TODAY = date(2026, 5, 4)


def targets_of(text: str) -> tuple[Target, ...]:
    source = read_text(text)
    outline = find_outline(source.text, source.blocks, source.tables)
    deadlines = find_deadlines(source.text, reference=TODAY)
    return find_targets(source.text, outline=outline, deadlines=deadlines, reference=TODAY)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Phấn đấu tỷ lệ che phủ rừng đạt tối thiểu 42,5%.", ("42.5", "%", ">=")),
        ("Phấn đấu có ít nhất 05 xã nông thôn mới nâng cao.", ("5", "xã", ">=")),
        ("Phấn đấu giảm tỷ lệ hộ nghèo xuống dưới 3%.", ("3", "%", "<")),
        ("Phấn đấu thu ngân sách đạt trên 12.500 tỷ đồng.", ("12500", "tỷ đồng", ">")),
        ("Phấn đấu thu ngân sách đạt trên 12 nghìn tỷ đồng.", ("12", "nghìn tỷ đồng", ">")),
        ("Mục tiêu là công suất điện gió khoảng 1.250,5 MW.", ("1250.5", "MW", "~")),
        ("Phấn đấu hộ nghèo giảm bình quân 1,0 - 1,5%/năm.", ("1.0-1.5", "%/năm", "range")),
        ("Phấn đấu tăng trưởng từ 8 đến 9%.", ("8-9", "%", "range")),
        ("Yêu cầu thời gian giải quyết hồ sơ không quá 5 ngày.", ("5", "ngày", "<=")),
        ("Phấn đấu thu nhập bình quân đạt 95 triệu đồng/người/năm trở lên.", ("95", "triệu đồng/người/năm", ">=")),
        ("Phấn đấu 100% cơ quan dùng chữ ký số.", ("100", "%", "=")),
    ],
)
def test_comparator_value_and_unit(sentence: str, expected: tuple[str, str, str]) -> None:
    assert [(target.value, target.unit, target.comparator) for target in targets_of(sentence)] == [expected]


def test_year_may_stand_only_in_the_heading() -> None:
    text = """I. MỤC TIÊU
1. Đến năm 2030:
- Tỷ lệ đô thị hóa đạt 45%.
- Số giường bệnh đạt 35 giường/vạn dân; tuổi thọ trung bình đạt trên 75 tuổi.
2. Tầm nhìn đến năm 2045
- Kinh tế số chiếm tối thiểu 40% GRDP.
"""
    assert [(target.value, target.by) for target in targets_of(text)] == [
        ("45", "2030"),
        ("35", "2030"),
        ("75", "2030"),
        ("40", "2045"),
    ]


def test_time_nearest_to_the_figure_counts() -> None:
    text = "Phấn đấu vốn đầu tư đạt trên 2% GRDP vào năm 2027 và khoảng 3% GRDP vào năm 2030."
    assert [(target.value, target.by) for target in targets_of(text)] == [("2", "2027"), ("3", "2030")]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("Chỉ số DTI nằm trong nhóm 15 tỉnh dẫn đầu cả nước", ("Chỉ số DTI", "<=", "15", "tỉnh")),
        ("Chỉ số hài lòng thuộc nhóm 10 địa phương đứng đầu", ("Chỉ số hài lòng", "<=", "10", "địa phương")),
        ("Không còn nhà tạm, nhà dột nát", ("nhà tạm, nhà dột nát", "=", "0", "")),
        ("Đến năm 2029 không còn hộ nghèo", ("hộ nghèo", "=", "0", "")),
        ("Có ít nhất 20 hợp tác xã hoạt động hiệu quả", ("hợp tác xã hoạt động hiệu quả", ">=", "20", "hợp tác xã")),
        ("Có từ 80 đến 100 doanh nghiệp công nghệ", ("doanh nghiệp công nghệ", "range", "80-100", "doanh nghiệp")),
        ("Hoàn thành 1.500 căn nhà ở xã hội", ("Hoàn thành căn nhà ở xã hội", "=", "1500", "căn nhà")),
        ("Đón 3 triệu lượt khách", ("Đón lượt khách", "=", "3", "triệu lượt khách")),
        ("Trồng 5 triệu cây xanh", ("Trồng cây xanh", "=", "5", "triệu")),
        ("Thu hút khoảng 2,5 tỷ USD vốn nước ngoài", ("vốn nước ngoài", "~", "2.5", "tỷ USD")),
        ("Xuất khẩu đạt 1,2 tỷ đô la Mỹ", ("Xuất khẩu", "=", "1.2", "tỷ đô la Mỹ")),
        ("Giảm tỷ lệ hộ nghèo 1 - 1,5 điểm %/năm", ("Giảm tỷ lệ hộ nghèo", "range", "1-1.5", "điểm %/năm")),
        ("Tỷ lệ đô thị hóa tăng 0,5 điểm phần trăm/năm", ("Tỷ lệ đô thị hóa", "=", "0.5", "điểm phần trăm/năm")),
        ("GRDP bình quân đầu người đến năm 2029 đạt 8.500 USD", ("GRDP bình quân đầu người", "=", "8500", "USD")),
    ],
)
def test_thing_that_is_measured_has_its_whole_name(goal: str, expected: tuple[str, str, str, str]) -> None:
    (target,) = targets_of(f"II. CHỈ TIÊU\n1. {goal}.\n")
    assert (target.subject, target.comparator, target.value, target.unit) == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Bảo đảm tối thiểu 2% chi ngân sách cho khoa học từ năm 2027.", "2027"),
        ("Từ năm 2027 trở đi, bảo đảm tối thiểu 2% chi ngân sách cho khoa học.", "2027"),
        ("Giai đoạn 2026 - 2030, bảo đảm tối thiểu 2% chi ngân sách cho khoa học.", "2030"),
    ],
)
def test_year_from_which_a_figure_holds_is_a_year(text: str, by: str) -> None:
    (target,) = targets_of(text)
    assert (target.by, target.subject) == (by, "chi ngân sách cho khoa học")


@pytest.mark.parametrize(
    "text",
    [
        "II. CHỈ TIÊU\n1. Sửa đổi quy định không còn phù hợp.",
        "II. CHỈ TIÊU\n1. Giúp người không còn khả năng lao động.",
        "II. CHỈ TIÊU\n1. Chọn nhóm 3 xã làm điểm.",
        "Đến nay toàn tỉnh đã không còn nhà tạm.",
        "Hiện nay tỉnh thuộc nhóm 15 tỉnh dẫn đầu.",
    ],
)
def test_what_only_sounds_like_a_rank_or_an_end_is_no_target(text: str) -> None:
    assert targets_of(text) == ()


def test_rank_of_things_that_are_counted_is_no_target_of_its_own() -> None:
    (target,) = targets_of("II. CHỈ TIÊU\n1. Có ít nhất 2 xã thuộc nhóm 10 xã dẫn đầu vùng.")
    assert (target.value, target.unit) == ("2", "xã")


def test_surface_is_the_clause_and_subject_the_thing_that_is_measured() -> None:
    text = "Đến năm 2028, phấn đấu 90% học sinh, sinh viên có sổ sức khỏe điện tử; giữ vững sĩ số."
    (target,) = targets_of(text)
    assert target.surface == "phấn đấu 90% học sinh, sinh viên có sổ sức khỏe điện tử"
    assert (target.by, target.subject) == ("2028", "học sinh, sinh viên có sổ sức khỏe điện tử")


@pytest.mark.parametrize(
    "text",
    [
        # achieved
        "Năm 2025, thu ngân sách đạt 9.870 tỷ đồng, tăng 8% so với cùng kỳ.",
        "Tỉnh đã hoàn thành 12 km đường ven biển.",
        "Hiện có 230 hộ được hỗ trợ.",
        "Tổng doanh thu cả nhiệm kỳ bằng 108% so với nghị quyết đề ra.",
        "Báo cáo của huyện cho thấy tổng sản phẩm tăng 11,7% so với cùng kỳ.",
        # counts of objects, numbers of papers and articles
        "Hội nghị nghe 05 chuyên đề tại 46 điểm cầu.",
        "Thực hiện Nghị quyết số 15 và Điều 7 của Quy chế.",
        "Triển khai 3 đột phá chiến lược.",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert targets_of(text) == ()


@pytest.mark.parametrize(
    ("figure", "value"),
    [("2.989,5", "2989.5"), ("15.228", "15228"), ("05", "5"), ("0,5", "0.5"), ("1.5", "1.5"), ("1.000.000", "1000000")],
)
def test_vietnamese_figures_get_a_decimal_point(figure: str, value: str) -> None:
    assert decimal(figure) == value


@pytest.mark.parametrize("pattern", ["1", "1,", "5% ", "tối thiểu ", "từ 1 đến ", ", 3 - "])
def test_hostile_repetition_stays_linear(pattern: str) -> None:
    text = "Phấn đấu " + pattern * (100_000 // len(pattern))
    started = time.perf_counter()
    find_targets(text, outline=(), deadlines=(), reference=TODAY)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("sentence", "value", "by"),
    [
        ("Phấn đấu đến năm 2030, giảm 15% số vụ cháy so với năm 2026.", "15", "2030"),
        ("Đến năm 2028, giảm ít nhất 20% số vụ tai nạn so với năm 2025.", "20", "2028"),
        ("Mục tiêu năm 2027: thu ngân sách tăng 10% so với kế hoạch được giao.", "10", "2027"),
    ],
)
def test_a_goal_compared_with_a_year_is_due_by_its_own(sentence: str, value: str, by: str) -> None:
    assert [(target.value, target.by) for target in targets_of(sentence)] == [(value, by)]

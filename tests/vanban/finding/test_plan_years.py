from __future__ import annotations

from datetime import date

import pytest

from vanban.finding.plan_years import Days, plan_year, year_above, year_ahead


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Kế hoạch chuyển đổi số năm 2027", 2027),
        ("CHƯƠNG TRÌNH CÔNG TÁC QUÝ IV NĂM 2026", 2026),
        ("Nhiệm vụ trọng tâm 6 tháng cuối năm 2026", 2026),
        ("Triển khai Luật Bến bãi năm 2024 trong năm 2027", 2027),
        ("Kế hoạch năm 2027 thực hiện Nghị quyết số 9-NQ/TU ngày 5 tháng 3 năm 2026", 2027),
        # a span, a horizon, a day, another paper, two years, none
        ("Chương trình giai đoạn 2026 - 2030", None),
        ("Kế hoạch năm 2026 - 2027", None),
        ("Chiến lược đến năm 2030, tầm nhìn đến năm 2045", None),
        ("Ban hành ngày 12 tháng 10 năm 2026", None),
        ("Triển khai Luật Bến bãi năm 2024", None),
        ("Đánh giá năm 2026 và kế hoạch năm 2027", None),
        ("Kế hoạch các năm 2026, 2027", None),
        ("Kế hoạch kiểm tra bến thuyền", None),
    ],
)
def test_year_that_a_title_is_about(title: str, year: int | None) -> None:
    assert plan_year(title) == year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Kế hoạch công tác năm 2027", 2027),
        ("Kế hoạch công tác năm 2026", 2026),
        ("Kế hoạch công tác năm 2025", None),
        ("Tổng kết công tác năm 2026", None),
        (None, None),
    ],
)
def test_title_of_a_paper_counts_only_if_it_looks_ahead(title: str | None, year: int | None) -> None:
    assert year_ahead(title, date(2026, 11, 2)) == year


@pytest.mark.parametrize(
    ("above", "year"),
    [
        ("PHỤ LỤC I\nNHIỆM VỤ NĂM 2027\n(Kèm theo Kế hoạch số 3/KH-UBND ngày 5 tháng 3 năm 2026)\n", 2027),
        ("DANH MỤC ĐỀ ÁN NĂM 2025\n", 2025),
        ("Các nhiệm vụ sau đây phải xong trong năm 2027:\n", None),
        ("NHIỆM VỤ NĂM 2027\nSở Y tế gửi báo cáo.\n", None),
        ("| 1 | Nhiệm vụ năm 2027 |\n", None),
        ("", None),
    ],
)
def test_year_of_a_table_stands_in_the_title_above_it(above: str, year: int | None) -> None:
    text = f"Mở đầu\n{above}| TT | Nhiệm vụ |\n"
    assert year_above(text, text.index("| TT")) == year


def test_heading_of_rows_comes_before_the_plan_and_the_plan_before_the_day_of_the_paper() -> None:
    issued = date(2026, 11, 2)
    assert Days(issued, 2027).under("Quý I năm 2028") == date(2028, 1, 1)
    assert Days(issued, 2027).under("Môi trường") == date(2027, 1, 1)
    assert Days(issued).under(None) == issued

"""Promise: a text that disagrees with itself is reported with both places; one that does not is left in peace."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import Contradiction, analyse


def found(text: str) -> list[tuple[str, tuple[str, str]]]:
    return [(one.kind, one.values) for one in contradictions(text)]


def contradictions(text: str) -> tuple[Contradiction, ...]:
    return analyse(text, reference=date(2026, 3, 1)).contradictions


def test_both_places_are_named() -> None:
    text = (
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 02/3/2026 của UBND tỉnh Lam Sơn. "
        "Sở Y tế tổ chức thực hiện Quyết định số 15/QĐ-UBND ngày 20/3/2026 đúng tiến độ."
    )
    (one,) = contradictions(text)

    assert (one.kind, one.values) == ("issued", ("2026-03-02", "2026-03-20"))
    assert [text[start:end] for start, end in one.places] == ["Quyết định số 15/QĐ-UBND"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quyết định số 15/QĐ-BYT của Bộ Y tế đã nêu. Theo Quyết định số 15/QĐ-BYT của Bộ Tài chính, các sở rà soát.",
            [("issuer", ("Bộ Y tế", "Bộ Tài chính"))],
        ),
        ("Hội nghị thảo luận 04 chuyên đề: (1) đất đai; (2) nhà ở; (3) giao thông.", [("count", ("4", "3"))]),
        (
            "I. MỤC TIÊU\nChương trình gồm ba nhóm nhiệm vụ:\n1. Hạ tầng.\n2. Nhân lực.\nII. TỔ CHỨC\n1. Sở Y tế lập kế hoạch.",
            [("count", ("3", "2"))],
        ),
        (
            "II. MỤC TIÊU\n1. Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt 90%.\n2. Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt 95%.",
            [("figure", ("90", "95"))],
        ),
        # Two central organs are two issuers, and an organ of the Party is no people's committee.
        (
            "Chỉ thị số 05-CT/TW của Bộ Chính trị nêu rõ. Theo Chỉ thị số 05-CT/TW của Ban Bí thư, các sở rà soát.",
            [("issuer", ("Bộ Chính trị", "Ban Bí thư"))],
        ),
        (
            "Nghị quyết số 05-NQ/TU của Tỉnh ủy nêu rõ. Theo Nghị quyết số 05-NQ/TU của UBND tỉnh, các sở rà soát.",
            [("issuer", ("Tỉnh ủy", "UBND tỉnh"))],
        ),
        # Any verb may announce a list; its items are bullets, or told one by one.
        ("Hội nghị quán triệt 05 chuyên đề:\n- Đất đai.\n- Nhà ở.\n- Giao thông.", [("count", ("5", "3"))]),
        ("Bàn 05 chuyên đề trọng tâm sau:\n- Đất.\n- Nhà,\nvà vườn.\n- Chợ.\nRồi nghỉ.", [("count", ("5", "3"))]),
        ("I. VIỆC\n1. Quán triệt 05 chuyên đề:\n- Đất đai.\n- Nhà ở.\n2. Khác.", [("count", ("5", "2"))]),
        ("Có 5 nhiệm vụ: một là, đất; thu trong năm là 3 tỷ; hai là, nhà; ba là, chợ.", [("count", ("5", "3"))]),
        ("Cần thực hiện 5 nhiệm vụ sau:\nMột là, đất.\nHai là, nhà.\nBa là, chợ.\nRồi nghỉ.", [("count", ("5", "3"))]),
    ],
)
def test_disagreement_is_reported(text: str, expected: list[tuple[str, tuple[str, str]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 15/QĐ-UBND ngày 02/3/2026 của UBND tỉnh. Quyết định số 15/QĐ-UBND của Ủy ban nhân dân tỉnh.",
        "Nghị quyết số 05-NQ/TU của Tỉnh ủy. Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh.",
        "Nghị quyết số 12 của Chính phủ. Nghị quyết số 12 của Hội đồng nhân dân tỉnh.",
        "Nghị quyết số 05-NQ/TW của Trung ương nêu rõ. Nghị quyết số 05-NQ/TW của Bộ Chính trị.",
        "Quy định số 5-QĐ/TW của Bộ Chính trị, Ban Bí thư. Quy định số 5-QĐ/TW của Ban Bí thư.",
        "Quyết định số 5/QĐ-BYT của Bộ Y tế và Bộ Tài chính. Quyết định số 5/QĐ-BYT của Bộ Tài chính.",
        # one number in two terms
        "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Chỉ thị số 05-CT/TW ngày 23/8/2021 của Ban Bí thư.",
        "Hội nghị quán triệt 03 chuyên đề:\n- Đất đai.\n- Nhà ở.\n- Giao thông.",
        "Có 03 nhiệm vụ: một là, đất; hai là, nhà; ba là, chợ. Có 02 giải pháp: một là, vay; hai là, góp.",
        # a list of something else, of two signs, and figures that count nothing
        "Hoàn thành 05 chỉ tiêu, trong đó tập trung:\n- Đất đai.\n- Nhà ở.",
        "Để thực hiện 05 nhiệm vụ trên cần:\n- Đất đai.\n- Nhà ở.",
        "Bàn 05 chuyên đề:\n- Đất đai.\n+ Nhà ở.\n+ Vườn.",
        "- Bàn 05 chuyên đề:\n- Đất đai.\n- Nhà ở.",
        "Tháng 5 nhiệm vụ chính:\n- Đất đai.\n- Nhà ở.",
        "Tại bến số 05 chương trình:\n- Đất đai.\n- Nhà ở.",
        "Tăng 1.05 điểm:\n- Đất đai.\n- Nhà ở.",
        "Kế hoạch số 9/KH-UBND ngày 02/3/2026. Quyết định số 9/KH-UBND ngày 05/3/2026.",
        "Hội nghị thảo luận 03 chuyên đề: (1) đất đai; (2) nhà ở; (3) giao thông.",
        "Hội nghị thảo luận 03 chuyên đề: đất đai, nhà ở và giao thông nông thôn.",
        "Năm qua có 12 dự án: phần lớn đúng tiến độ.",
        "II. MỤC TIÊU\n1. Đến năm 2028, tỷ lệ hộ dùng nước sạch đạt 90%.\n2. Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt 95%.",
        "II. MỤC TIÊU\n1. Đến năm 2030, tăng trưởng 8%.\n2. Đến năm 2030, tăng trưởng 9%.",
        "II. MỤC TIÊU\n1. Đến năm 2030, tỷ lệ hộ dùng nước sạch đạt 90%, tức 45.000 hộ dùng nước sạch.",
    ],
)
def test_text_that_agrees_with_itself_is_left_in_peace(text: str) -> None:
    assert found(text) == []

"""Orders as plans and official letters word them: who owes what with whom, wherever the owner stands, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import analyse, read

PAPER = """ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY
Số: 12/KH-UBND
Sông Mây, ngày 02 tháng 10 năm 2026

KẾ HOẠCH
Thực hiện chuyển đổi số

III. TỔ CHỨC THỰC HIỆN
"""
Found = tuple[list[str], list[str], str, str | None]


def orders(text: str) -> list[Found]:
    analysis = analyse(read(text.encode(), name="x.txt"), reference=date(2026, 10, 2))
    return [(list(d.assignees), list(d.supporting), d.surface, d.deadline_value) for d in analysis.directives]


COLONS: list[tuple[str, list[Found]]] = [
    (
        "1. UBND các xã, phường: Tổ chức tuyên truyền; báo cáo trước ngày 30/11/2026.",
        [(["UBND các xã, phường"], [], "Tổ chức tuyên truyền; báo cáo trước ngày 30/11/2026", "2026-11-30")],
    ),
    (
        "1. Các sở, ban, ngành; UBND các xã: Căn cứ Kế hoạch này, lập kế hoạch, gửi Sở Nội vụ trước ngày 30/10/2026.",
        [
            (
                ["Các sở, ban, ngành", "UBND các xã"],
                [],
                "lập kế hoạch, gửi Sở Nội vụ trước ngày 30/10/2026",
                "2026-10-30",
            )
        ],
    ),
    (
        "1. Chủ tịch UBND các xã: Chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả.",
        [(["Chủ tịch UBND các xã"], [], "Chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả", None)],
    ),
    (
        "2. Giám đốc các sở: Tài chính, Nội vụ; Chủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định này.",
        [
            (
                ["Giám đốc các sở: Tài chính, Nội vụ", "Chủ tịch UBND các xã"],
                [],
                "chịu trách nhiệm thi hành Quyết định này",
                None,
            )
        ],
    ),
]
TOPICS: list[tuple[str, list[Found]]] = [
    (
        "4. Phòng, chống sạt lở: Sở Xây dựng chủ trì, phối hợp với các xã rà soát 45 điểm trước 10h00 ngày 21/11/2026.",
        [(["Sở Xây dựng"], ["các xã"], "rà soát 45 điểm trước 10h00 ngày 21/11/2026", "2026-11-21")],
    ),
    (
        "7. Về phòng, chống tham nhũng: Thanh tra tỉnh rà soát quy định.",
        [(["Thanh tra tỉnh"], [], "rà soát quy định", None)],
    ),
    (
        "6. Tăng cường phòng, chống ma túy; phòng, chống mua bán người.",
        [([], [], "Tăng cường phòng, chống ma túy", None), ([], [], "phòng, chống mua bán người", None)],
    ),
]
AFTERWARDS: list[tuple[str, list[Found]]] = [
    (
        "8. Lắp đặt 200 camera. Công an phường chủ trì, Văn phòng HĐND và UBND phường phối hợp; hoàn thành trước 30/6/2027.",
        [(["Công an phường"], ["Văn phòng HĐND và UBND phường"], "Lắp đặt 200 camera", "2027-06-30")],
    ),
    (
        "9. Kiện toàn bộ máy (Ban Xây dựng Đảng tham mưu, hoàn thành trong quý I/2027).",
        [
            (
                ["Ban Xây dựng Đảng"],
                [],
                "Kiện toàn bộ máy (Ban Xây dựng Đảng tham mưu, hoàn thành trong quý I/2027)",
                "2027-Q1",
            )
        ],
    ),
    (
        "9. Nâng cấp đường Hùng Vương (Chủ trì: Sở Xây dựng; phối hợp: UBND các xã; hoàn thành trước ngày 30/6/2027).",
        [
            (
                ["Sở Xây dựng"],
                ["UBND các xã"],
                "Nâng cấp đường Hùng Vương (Chủ trì: Sở Xây dựng; phối hợp: UBND các xã; hoàn thành trước ngày 30/6/2027)",
                "2027-06-30",
            )
        ],
    ),
    (
        "9. Vận động xã hội hóa: Ủy ban MTTQ phường chủ trì, các đoàn thể phối hợp.",
        [(["Ủy ban MTTQ phường"], ["các đoàn thể"], "Vận động xã hội hóa", None)],
    ),
    (
        "9. Lập quy chế.\n- Đơn vị chủ trì: Sở Y tế\n- Đơn vị phối hợp: Sở Nội vụ\n- Kết quả: Quy chế\n- Thời hạn: Quý II/2027",
        [(["Sở Y tế"], ["Sở Nội vụ"], "Lập quy chế", "2027-Q2")],
    ),
]
WITHIN: list[tuple[str, list[Found]]] = [
    (
        "10. Sở Tài chính chủ trì, phối hợp các đơn vị liên quan tham mưu bố trí kinh phí.",
        [(["Sở Tài chính"], ["các đơn vị liên quan"], "tham mưu bố trí kinh phí", None)],
    ),
    (
        "3. Sở Nội vụ:\na) Là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Kế hoạch.\nb) Tổng hợp báo cáo.",
        [
            (["Sở Nội vụ"], [], "theo dõi, đôn đốc việc thực hiện Kế hoạch", None),
            (["Sở Nội vụ"], [], "Tổng hợp báo cáo", None),
        ],
    ),
    (
        "19. Các đơn vị chưa nộp báo cáo phải nộp trước ngày 25/11/2026.",
        [(["Các đơn vị"], [], "phải nộp trước ngày 25/11/2026", "2026-11-25")],
    ),
    (
        "(1) Tổ chức hiệp thương lần thứ hai: Chậm nhất ngày 03/02/2027.",
        [([], [], "Tổ chức hiệp thương lần thứ hai: Chậm nhất ngày 03/02/2027", "2027-02-03")],
    ),
    ("1. Sở Xây dựng trực 24/24 giờ.", [(["Sở Xây dựng"], [], "trực 24/24 giờ", None)]),
    ("2. Khan trương rà soát quy định về đất đai.", [([], [], "Khan trương rà soát quy định về đất đai", None)]),
]
ABOVE: list[tuple[str, list[Found]]] = [
    (
        "1. Đợt 1: Từ ngày 05/12/2026 đến ngày 20/02/2027:\n- Kiểm tra hồ sơ.\n- Giám sát niêm yết trước ngày 10/01/2027.",
        [
            ([], [], "Kiểm tra hồ sơ", "2026-12-05/2027-02-20"),
            ([], [], "Giám sát niêm yết trước ngày 10/01/2027", "2027-01-10"),
        ],
    ),
    (
        "1. Phó Hiệu trưởng Lò Văn Pâng\n- Tham dự các cuộc họp.\n- Là đầu mối tổng hợp kết quả.",
        [
            (["Phó Hiệu trưởng Lò Văn Pâng"], [], "Tham dự các cuộc họp", None),
            (["Phó Hiệu trưởng Lò Văn Pâng"], [], "Là đầu mối tổng hợp kết quả", None),
        ],
    ),
    (
        "1. Sở Y tế chủ trì, phối hợp với Chủ tịch UBND huyện, thành phố; thủ trưởng các ngành hướng dẫn thực hiện.",
        [(["Sở Y tế"], ["Chủ tịch UBND huyện, thành phố", "thủ trưởng các ngành"], "hướng dẫn thực hiện", None)],
    ),
]
NEWS: list[tuple[str, list[Found]]] = [
    (
        "Chủ tịch UBND tỉnh nêu rõ những nhiệm vụ cần làm trong năm 2027 là: Rà soát quy hoạch; chủ động xây dựng kịch bản.",
        [([], [], "Rà soát quy hoạch", "2027"), ([], [], "chủ động xây dựng kịch bản", "2027")],
    ),
    (
        "UBND tỉnh ban hành kế hoạch. Nội dung triển khai bao gồm:\n- Hoàn thành kế hoạch chi tiết.\n- Tổ chức tập huấn cho xã.",
        [([], [], "Hoàn thành kế hoạch chi tiết", None), ([], [], "Tổ chức tập huấn cho xã", None)],
    ),
    (
        "Đồng chí yêu cầu các huyện, thành phố đang trưng dụng trường học sớm di chuyển người sang khu vực khác.",
        [(["các huyện, thành phố"], [], "sớm di chuyển người sang khu vực khác", None)],
    ),
    (
        "Ông yêu cầu các xã rà soát. Các cơ quan truyền thông và ngành chức năng tích cực tuyên truyền.",
        [
            (["các xã"], [], "rà soát", None),
            (["Các cơ quan truyền thông và ngành chức năng"], [], "tích cực tuyên truyền", None),
        ],
    ),
]
TRAPS = (
    "Trân trọng cảm ơn!",
    "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/QĐ-UBND ngày 02/01/2020.",
    "Hướng dẫn lập bảng kê chi tiết (30 phút).",
    "Các nhiệm vụ được Thủ tướng Chính phủ giao trong năm 2025.",
)


@pytest.mark.parametrize(("item", "found"), [*COLONS, *TOPICS, *AFTERWARDS, *WITHIN, *ABOVE])
def test_an_item_of_a_plan_is_owed_by_whom_it_names(item: str, found: list[Found]) -> None:
    assert orders(PAPER + item) == found


@pytest.mark.parametrize(("text", "found"), NEWS)
def test_the_press_tells_orders_in_its_own_words(text: str, found: list[Found]) -> None:
    assert orders(text) == found


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_orders_nothing_is_no_order(sentence: str) -> None:
    assert orders(PAPER + "9. " + sentence) == []

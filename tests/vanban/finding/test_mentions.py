"""Promise: a title, a venue, a credit and what is only worked on are no bodies; the same words elsewhere are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.finding.organisations import find_organisations

NO_BODY = [
    # A text and what is found in it.
    ("Phó Thủ tướng Chính phủ Trần Văn An dự", ["Chính phủ"]),
    ("Phó Thủ tướng Thường trực Chính phủ chủ trì", ["Chính phủ"]),
    ("Thủ tướng Chính phủ Trần Văn An dự", ["Chính phủ"]),
    ("Thủ tướng Chính phủ giao Bộ Y tế", ["Thủ tướng Chính phủ", "Bộ Y tế"]),
    ("bầu cử đại biểu HĐND các cấp", []),
    ("HĐND các cấp giám sát", ["HĐND các cấp"]),
    ("tại điểm cầu Trung tâm Hội nghị tỉnh", []),
    ("Trung tâm Hội nghị tỉnh báo cáo", ["Trung tâm Hội nghị tỉnh"]),
    ("Nguồn tin: Báo Sông Mây", []),
    ("Báo Sông Mây đưa tin", ["Báo Sông Mây"]),
    ("dấu ấn thanh tra Lào Cai", []),
    ("Thanh tra tỉnh Lào Cai kết luận", ["Thanh tra tỉnh Lào Cai"]),
    ("rà soát lại các đơn vị sự nghiệp công lập, trụ sở, tài sản", []),
    ("sắp xếp các đơn vị sự nghiệp công lập", []),
    ("các đơn vị sự nghiệp công lập báo cáo", ["các đơn vị sự nghiệp công lập"]),
    ("xây dựng Đảng, chính quyền các cấp", []),
    ("chính quyền các cấp vào cuộc", ["chính quyền các cấp"]),
    ("mô hình chính quyền địa phương 2 cấp", []),
    ("người đứng đầu chính quyền tỉnh", []),
    ("khảo sát tại các địa phương", []),
    ("giao các địa phương rà soát", ["các địa phương"]),
    ("khen thưởng các doanh nghiệp, tổ chức có thành tích", []),
    ("đề nghị các doanh nghiệp, tổ chức chấp hành", ["các doanh nghiệp, tổ chức"]),
    ("Các doanh nghiệp, tổ chức có trách nhiệm đăng ký", ["Các doanh nghiệp, tổ chức"]),
]


@pytest.mark.parametrize(("text", "expected"), NO_BODY)
def test_words_around_a_name_decide_whether_it_is_a_body(text: str, expected: list[str]) -> None:
    assert [one.surface for one in find_organisations(text)] == expected


PIECES = st.sampled_from(
    [
        "các ",
        "sở, ",
        "ban, ",
        "ngành ",
        "Sở Y tế",
        "UBND tỉnh",
        ", ",
        "HĐND",
        "Tỉnh ủy",
        "Trung tâm ",
        "Khuyến nông",
        "\n",
        "Phó ",
        "Thủ tướng Chính phủ",
        "tại ",
        "tổ chức ",
        "Ban Quản lý ",
        "chợ ",
        "và ",
        "Nguồn: ",
        "doanh nghiệp ",
        "Trần Văn An ",
        "yêu cầu ",
        "huyện ",
        "Vân Sơn",
        ". ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_findings_are_verbatim_in_order_and_apart(text: str) -> None:
    found = find_organisations(text)

    assert [text[one.start : one.end] for one in found] == [one.surface for one in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(one.surface == one.surface.strip() for one in found)

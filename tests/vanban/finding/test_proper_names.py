"""Promise: a proper name ends where the clause goes on, not inside the name and not behind its verb."""

from __future__ import annotations

import pytest

from vanban.finding.proper_names import proper_name_end

NAMES = [
    # The head, what follows it in the name, what follows the name.
    ("Trung tâm", " Khuyến nông", " báo cáo"),
    ("Trung tâm", " an ninh mạng quốc gia", " giám sát"),
    ("Trung tâm", " Dịch vụ tổng hợp", " phường"),
    ("Công ty", " Cổ phần Xi măng Núi Voi", " được giao"),
    ("Công ty", " TNHH MTV Môi trường đô thị Sông Mây", ", Sở Y tế"),
    ("Chi cục", " Thủy lợi và Phòng chống thiên tai", ", Sở Y tế"),
    ("Cục", " Khoa học, Công nghệ và Thông tin", ") để"),
    ("Cục", " Cảnh sát giao thông", " hướng dẫn"),
    ("Hội đồng", " Tư vấn quốc gia về khoa học, công nghệ sinh học, đổi mới quản lý và chuyển đổi số", " với"),
    ("Hội đồng", " Thi đua - Khen thưởng", " tỉnh"),
    ("Hội đồng điều phối", " vùng Sông Mây", " họp"),
    ("Liên hiệp các Hội", " hữu nghị Việt Nam", " dự"),
    ("Quỹ", " Bảo vệ và phát triển rừng", " tỉnh"),
    ("Ban Quản lý", " rừng phòng hộ Sông Mây", " tuần tra"),
    ("Ban Quản lý", " chợ", " thu phí"),
    ("Ban Quản lý", " dự án giao thông", " báo cáo"),
    ("Ban Quản lý", "", " yêu cầu"),
    ("Hạt Kiểm lâm", "", " tỉnh báo cáo"),
    ("Trường Đại học", " Lâm Hải", " ký kết với"),
    ("Đại học", " Sông Mây", " đào tạo nghề"),
    ("Tập đoàn", " Sao", " khảo sát"),
    ("Phòng", " Kinh tế", " triển khai"),
    ("Báo", " Sông Mây", " đăng bài"),
    ("Tổng công ty", " Đường sắt Việt Nam", " đầu tư"),
    ("Ban Chỉ đạo", " 35 Tỉnh ủy", " họp"),
]


@pytest.mark.parametrize(("head", "name", "rest"), NAMES)
def test_name_ends_where_the_clause_goes_on(head: str, name: str, rest: str) -> None:
    flat = head + name + rest
    assert proper_name_end(flat, 0, len(head)) == len(head + name)


NO_NAMES = [("Trung tâm", " của tỉnh"), ("Hội", " đã họp"), ("CỤC", " THUẾ"), ("Quỹ", " này dùng để"), ("Vụ", " án")]


@pytest.mark.parametrize(("head", "rest"), NO_NAMES)
def test_head_without_a_name_is_none(head: str, rest: str) -> None:
    assert proper_name_end(head + rest, 0, len(head)) is None

"""What an instruction is to bring forth, cut where the name of the paper ends, and to whom it goes."""

from __future__ import annotations

from datetime import date

import pytest

from vanban import analyse


@pytest.mark.parametrize(
    ("order", "product", "receiver"),
    [
        ("gửi báo cáo quyết toán về Sở Tài chính chậm nhất ngày 31/3/2027", "báo cáo quyết toán", "Sở Tài chính"),
        ("gửi báo cáo về Văn phòng UBND tỉnh", "báo cáo", "Văn phòng UBND tỉnh"),
        ("báo cáo kết quả về Bộ Y tế chậm nhất ngày 3/6/2026", None, "Bộ Y tế"),
        ("xây dựng kế hoạch thực hiện xong trong tháng 11/2026", "kế hoạch thực hiện", None),
        ("lập đề án bến thuyền muộn nhất ngày 3/6/2026", "đề án bến thuyền", None),
        (
            "xây dựng chương trình, kế hoạch cụ thể hóa Nghị quyết", "chương trình, kế hoạch cụ thể hóa Nghị quyết", None,
        ),
        ("ban hành kế hoạch, trình UBND tỉnh", "kế hoạch", "UBND tỉnh"),
        ("lập hồ sơ gửi về Sở Tài chính", "hồ sơ", "Sở Tài chính"),
        # what a paper is about, what exists already, and nouns that end in a verb
        ("lập đề án về Trung tâm dữ liệu", "đề án về Trung tâm dữ liệu", None),
        ("lập báo cáo đánh giá về công tác dân số", "báo cáo đánh giá về công tác dân số", None),
        ("bổ sung nội dung vào chương trình kiểm tra năm 2027", None, None),
        ("rà soát nội dung trong đề án", None, None),
        ("triển khai công trình dự án bến thuyền", None, None),
    ],
)  # fmt: skip
def test_product_and_receiver_of_an_order(order: str, product: str | None, receiver: str | None) -> None:
    (found,) = analyse(f"Giao Sở Nội vụ {order}.", reference=date(2026, 5, 4)).directives
    assert (found.product, found.receiver) == (product, receiver)

"""Feet of papers as they come out of files: below, above and beside the list of addressees."""

from __future__ import annotations

import pytest

from vanban.structure.signature import Signature, find_signature

BODY = "XÃ BÃI RẠNG\nSố 5-NQ/ĐU\n" + "Một đoạn văn khá dài nói về việc chung. " * 20 + "\n"


@pytest.mark.parametrize(
    ("foot", "signature"),
    [
        ("Phổ biến đến chi bộ.\n\nT/M BAN CHẤP HÀNH\nBÍ THƯ\n\nTô Văn Bến", Signature("Tô Văn Bến", "BAN CHẤP HÀNH")),
        (
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký)\nTô Văn Bến\nNơi nhận:\n- Tỉnh ủy;\n- Lưu Văn phòng.",
            Signature("Tô Văn Bến", "BAN THƯỜNG VỤ"),
        ),
        (
            "Xong.\nNơi nhận:\n- Tỉnh ủy,\n- Lưu.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nTô Văn Bến",
            Signature("Tô Văn Bến", "BAN THƯỜNG VỤ"),
        ),
        # two columns of a .txt
        (
            "Xong./.\n\nNơi nhận:             TL. CHỦ TỊCH\n- Như trên;       CHÁNH VĂN PHÒNG\n- Lưu: VT.\n\n"
            "                        Đàm Thu Sương",
            Signature("Đàm Thu Sương"),
        ),
        ("Xong./.\nNơi nhận:\t\tGIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\t\tĐàm Thu Sương", Signature("Đàm Thu Sương")),
        # a table that a reader of .pdf files has given up half-way
        (
            "Xong./.\n| Nơi nhận: / - Tỉnh ủy; | TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH |\n- Lưu: VT, KT.     PHÓ CHỦ TỊCH\n"
            "Đàm Thu Sương",
            Signature("Đàm Thu Sương", "ỦY BAN NHÂN DÂN"),
        ),
        (
            "Xong.\n| Nơi nhận: / - Bộ Nội vụ (báo cáo), | T/M TỈNH ỦY / BÍ THƯ |\n- Các chi bộ trực thuộc,\n- Lưu.\nTô Văn Bến",
            Signature("Tô Văn Bến", "TỈNH ỦY"),
        ),
        # nobody has signed yet, or what stands there is no name
        ("Xong./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC", Signature()),
        ("Xong./.\nNơi nhận:      GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n(Chữ ký)", Signature()),
        ("Xong.\nTrần Văn Bến nói chuyện.\n", Signature()),
        ("Giám đốc nói.\nNơi nhận:\n- Tô Văn Bến;\n- Lưu.", Signature()),
    ],
)  # fmt: skip
def test_signature_of_a_foot(foot: str, signature: Signature) -> None:
    assert find_signature(BODY + foot) == signature

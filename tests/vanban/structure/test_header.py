from __future__ import annotations

from datetime import date

import pytest

from tests.vanban import papers
from vanban.model import Header
from vanban.structure.header import find_header

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def test_header_of_a_party_paper() -> None:
    assert find_header(papers.PROGRAMME) == Header(
        issuer="TỈNH ỦY LÂM HẢI",
        number="18-CTr/TU",
        issued=date(2026, 5, 14),
        place="Lâm Hải",
        kind="chương trình hành động",
        title="thực hiện Nghị quyết số 88-NQ/TW ngày 02/02/2026 của Bộ Chính trị về phát triển kinh tế ven biển",
        signer="Trịnh Hải Đăng",
    )


def test_header_of_a_decision_whose_head_is_a_table() -> None:
    assert find_header(papers.DECISION) == Header(
        issuer="ỦY BAN NHÂN DÂN TỈNH LÂM HẢI",
        number="412/QĐ-UBND",
        issued=date(2026, 6, 3),
        place="Lâm Hải",
        kind="quyết định",
        title="Ban hành Quy chế phối hợp quản lý vùng nuôi biển",
        signer="Đàm Thu Sương",
    )


def test_header_of_a_letter_with_blanks() -> None:
    assert find_header(papers.LETTER) == Header(
        issuer="ỦY BAN NHÂN DÂN XÃ BÃI RẠNG",
        number=None,
        issued=None,
        place="Bãi Rạng",
        kind="công văn",
        title="chuẩn bị phòng, chống bão",
        signer="Lương Thị Mận",
        issued_in="2026-09",
    )


def test_header_of_a_news_article_is_its_title() -> None:
    assert find_header(papers.NEWS) == Header(title="Lâm Hải bàn giải pháp phát triển nghề nuôi biển")


@pytest.mark.parametrize(
    "text", ["", "Sáng nay, xã họp.", "Kinh tế 07:30 12/05/2026 (0) (17)\n\nXã họp.", "1. Một.\n2. Hai."]
)
def test_header_is_empty_where_the_text_is_silent(text: str) -> None:
    assert find_header(text) == Header()


@pytest.mark.parametrize(
    ("line", "number", "kind"),
    [
        ("Số: 07/CT-UBND", "07/CT-UBND", "chỉ thị"),
        ("Số 12-KL/TU", "12-KL/TU", "kết luận"),
        ("Số: 45/2026/NĐ-CP", "45/2026/NĐ-CP", "nghị định"),
        ("Số: 1332 /QĐ- UBND", "1332/QĐ-UBND", "quyết định"),
        ("Số 5-KH/ĐU (dự thảo)", "5-KH/ĐU", "kế hoạch"),
        ("Số:          /UBND-KT", None, "công văn"),
        ("Số ….-CTr/TU", None, "chương trình"),
    ],
)
def test_header_number(line: str, number: str | None, kind: str) -> None:
    header = find_header(f"XÃ BÃI RẠNG\n{line}\n{MOTTO}\n\nMột đoạn văn.")

    assert (header.number, header.kind, header.issuer) == (number, kind, "XÃ BÃI RẠNG")


@pytest.mark.parametrize(
    ("line", "place", "issued"),
    [
        ("Lâm Hải, ngày 9 tháng 01 năm 2026", "Lâm Hải", date(2026, 1, 9)),
        ("*Hòn Mây, ngày 31 tháng 12 năm 2025*", "Hòn Mây", date(2025, 12, 31)),
        ("Lâm Hải, ngày     tháng 6 năm 2026", "Lâm Hải", None),
        ("Lâm Hải, ngày ... tháng ... năm 2026", "Lâm Hải", None),
        # no calendar has this day
        ("Lâm Hải, ngày 31 tháng 6 năm 2026", "Lâm Hải", None),
        ("Theo Công văn của xã, ngày 9 tháng 01 năm 2026 tỉnh có ý kiến", None, None),
    ],
)
def test_header_place_and_day(line: str, place: str | None, issued: date | None) -> None:
    header = find_header(f"XÃ BÃI RẠNG\nSố: 7/KH-UBND\n{MOTTO}\n{line}\n\nKẾ HOẠCH\nLàm đường\n")

    assert (header.place, header.issued) == (place, issued)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH LÂM HẢI\n-------\nSố: 7/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH LÂM HẢI"),
        # the superior stands above the issuer
        ("TỈNH ỦY LÂM HẢI\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 3-HD/BTGDV", "BAN TUYÊN GIÁO VÀ DÂN VẬN"),
        ("BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH LÂM HẢI\n*\nSố 3-NQ/TU", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LÂM HẢI"),
        # two columns on one line
        (f"SỞ XÂY DỰNG      {MOTTO}\nSố: 7/KH-SXD          Lâm Hải, ngày 1 tháng 2 năm 2026", "SỞ XÂY DỰNG"),
        # a reader of .pdf files puts the head after the first page
        ("KẾ HOẠCH\nLàm đường\nCăn cứ nhu cầu;\nđường đã cũ.\nSỞ XÂY DỰNG\n\nSố: 7/KH-SXD", "SỞ XÂY DỰNG"),
    ],
)
def test_header_issuer(head: str, issuer: str) -> None:
    assert find_header(f"{head}\n{MOTTO}\n\nMột đoạn văn thường.").issuer == issuer


def test_header_issuer_comes_from_the_signature_when_the_head_has_none() -> None:
    head = "Số: 9/NQ-HĐND\nLâm Hải, ngày 1 tháng 2 năm 2026\n"
    text = f"{head}Nội dung./.\nTM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH\n(đã ký)\nTô Văn Bến"

    header = find_header(text)

    assert (header.issuer, header.signer) == ("HỘI ĐỒNG NHÂN DÂN", "Tô Văn Bến")


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("KẾ HOẠCH\nTriển khai phong trào\ntrồng rừng ven biển\n\nCăn cứ", "Triển khai phong trào trồng rừng ven biển"),
        ("KẾ HOẠCH\nVỀ VIỆC TRỒNG RỪNG\nVEN BIỂN\nThực hiện chỉ đạo của tỉnh.", "VỀ VIỆC TRỒNG RỪNG VEN BIỂN"),
        ("**KẾ HOẠCH**\n\n**Trồng rừng**\n\n---", "Trồng rừng"),
        ("KẾ HOẠCH TRỒNG RỪNG NĂM 2026\nCăn cứ", "TRỒNG RỪNG NĂM 2026"),
        ("KẾ HOẠCH\nCỦA ĐẢNG ỦY XÃ\nvề trồng rừng\n\nCăn cứ", "về trồng rừng"),
        ("KẾ HOẠCH\n\n1. Trồng rừng.", None),
    ],
)
def test_header_title(below: str, title: str | None) -> None:
    header = find_header(f"XÃ BÃI RẠNG\nSố: 7/KH-UBND\n{MOTTO}\n\n{below}")

    assert (header.kind, header.title) == ("kế hoạch", title)


@pytest.mark.parametrize(
    "head",
    [
        "| ỦY BAN NHÂN DÂN / XÃ BÃI RẠNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT / NAM |\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 7/KH-UBND\nLâm Hải, ngày 3 tháng 6 năm\n2026\n",
        "| ỦY BAN NHÂN DÂN / XÃ BÃI RẠNG / Số: 7/KH- / UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA / VIỆT NAM / Độc lập - Tự do - / "
        "Hạnh phúc / Lâm Hải, ngày 3 tháng / 6 năm 2026 |\n",
    ],
)
def test_head_that_a_narrow_column_has_broken_is_read_whole(head: str) -> None:
    header = find_header(f"{head}KẾ HOẠCH\nTrồng rừng\n\nCăn cứ nhu cầu;\n")

    assert (header.issuer, header.number, header.place, header.issued, header.title) == (
        "ỦY BAN NHÂN DÂN XÃ BÃI RẠNG", "7/KH-UBND", "Lâm Hải", date(2026, 6, 3), "Trồng rừng",
    )  # fmt: skip


def test_blank_day_takes_nothing_from_the_line_below() -> None:
    header = find_header(f"XÃ BÃI RẠNG\nSố: 7/KH-UBND\n{MOTTO}\nLâm Hải, ngày    tháng 6 năm\nKẾ HOẠCH\nTrồng rừng\n")

    assert (header.place, header.issued, header.kind) == ("Lâm Hải", None, "kế hoạch")

"""Heads and signatures are two columns; a list is none, however far its text stands from its labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.vanban.reading.samples import pdf, write
from vanban import find_outline
from vanban.reading import read
from vanban.reading.pdf.columns import column_text
from vanban.reading.pdf.lines import text_line
from vanban.reading.pdf.words import Word

Placed = tuple[float, float, str]
_FULL = "So May Trang chu tri ra soat quy hoach trong rung ven suoi, phoi hop voi cac"


def read_page(*lines: Placed) -> list[str]:
    return read(pdf(lambda canvas: write(canvas, list(lines))), name="a.pdf").text.split("\n")


def below(*texts: str, x: float, top: float, step: float = 18) -> list[Placed]:
    return [(x, top - step * number, text) for number, text in enumerate(texts)]


def centred(*texts: str, x: float, top: float, step: float = 18) -> list[Placed]:
    """Lines with their middle at x; a letter counts as 7 points, which is near enough for lines of one length."""
    return [(x - len(text) * 3.5, y, text) for (_, y, text) in below(*texts, x=x, top=top, step=step)]


@pytest.mark.parametrize(
    "labels",
    [
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("1", "2", "3"),
        ("1.1.", "1.2.", "1.3."),
        ("a)", "b)", "c)"),
        ("I.", "II.", "III."),
        ("-", "-", "-"),
        ("+", "+", "+"),
        ("•", "•", "•"),
        ("Mục 1.", "Mục 2.", "Mục 3."),
    ],
)
def test_list_stays_a_list_however_far_its_text_stands_from_its_labels(labels: tuple[str, ...]) -> None:
    texts = ("Ra soat quy hoach.", "Trong rung ven suoi.", "Bao cao.")
    # Office programs write a column after the other as often as a line after the other.
    page = [*below(*labels, x=85, top=700), *below(*texts, x=135, top=700)]
    assert read_page(*page) == [f"{label} {text}" for label, text in zip(labels, texts, strict=True)]


def test_wrapped_items_of_a_list_are_whole_whatever_their_number() -> None:
    page = []
    for number in range(12):
        top = 780 - 54 * number
        page += [(72, top, f"{number + 1}."), *below(_FULL, _FULL, "xa bao cao.", x=108, top=top)]
    assert read_page(*page) == [f"{number + 1}. {_FULL} {_FULL} xa bao cao." for number in range(12)]


def test_provisions_of_a_list_set_apart_are_found() -> None:
    labels = ("Chương I.", "Điều 1.", "Điều 2.", "1.", "a)")
    texts = ("TRONG RUNG", "Pham vi", "Doi tuong", "Cac xa", "Xa Suoi Trong.")
    page = [*below(*labels, x=72, top=700), *below(*texts, x=180, top=700)]
    source = read(pdf(lambda canvas: write(canvas, page)), name="a.pdf")
    chapter = find_outline(source.text, source.blocks, source.tables)[0]
    assert (chapter.id, [article.id for article in chapter.children]) == ("C1", ["D1", "D2"])


def test_numbers_of_pages_are_no_column() -> None:
    page = [*below("Trong rung", "Cham soc", "Bao ve", x=72, top=700), *below("1", "12", "23", x=500, top=700)]
    assert [line.split() for line in read_page(*page)] == [
        ["Trong", "rung", "1"],
        ["Cham", "soc", "12"],
        ["Bao", "ve", "23"],
    ]


def test_time_and_place_of_an_invitation_are_lines() -> None:
    page = [*below("Thoi gian:", "Dia diem:", x=72, top=700), *below("8 gio.", "Xa Suoi Trong.", x=200, top=700)]
    assert read_page(*page) == ["Thoi gian: 8 gio.", "Dia diem: Xa Suoi Trong."]


def test_page_set_in_columns_is_read_one_after_the_other() -> None:
    left = [f"Trai {number}." for number in range(30)]
    right = [f"Phai {number}." for number in range(30)]
    assert read_page(*below(*left, x=72, top=780), *below(*right, x=320, top=780)) == [*left, *right]


@pytest.mark.parametrize("step", [17.0, 24.0, 30.0])
def test_head_is_whole_however_far_apart_its_lines_are(step: float) -> None:
    wrapped = 17.0
    page = [
        *centred("UY BAN NHAN DAN", "TINH HOA SIM", "So: 12/KH-UBND", x=150, top=780, step=step + wrapped),
        (310, 780, "CONG HOA XA HOI CHU NGHIA"),
        (310, 780 - wrapped, "VIET NAM"),
        (310, 780 - wrapped - step, "Doc lap - Tu do"),
        (310, 780 - wrapped - 2 * step, "Hoa Sim, ngay 4 thang 5 nam"),
        (310, 780 - 2 * wrapped - 2 * step, "2026"),
        *centred("KE HOACH", x=297, top=680 - 2 * step),
        (72, 640 - 2 * step, _FULL),
    ]
    assert read_page(*page) == [
        "| UY BAN NHAN DAN / TINH HOA SIM / So: 12/KH-UBND "
        "| CONG HOA XA HOI CHU NGHIA / VIET NAM / Doc lap - Tu do / Hoa Sim, ngay 4 thang 5 nam / 2026 |",
        "KE HOACH",
        _FULL,
    ]


def test_title_below_a_head_at_the_left_edge_is_no_part_of_it() -> None:
    page = [
        *below("SỞ LÂM NGHIỆP", "VAN PHONG", "*", "Số 12/BC-SLN", "V/v trong rung", x=72, top=780, step=28),
        *below("CONG HOA XA HOI", "Hoa Sim, 4/5/2026", x=310, top=780, step=28),
        *below("BAO CAO", "ve trong rung", x=72, top=640, step=28),
    ]
    assert read_page(*page) == [
        "| SỞ LÂM NGHIỆP / VAN PHONG / * / Số 12/BC-SLN / V/v trong rung | CONG HOA XA HOI / Hoa Sim, 4/5/2026 |",
        "BAO CAO",
        "ve trong rung",
    ]


_RECEIVERS = ("Nơi nhận:", "- UBND tinh;", "- Cac xa;", "- Luu: VT.")


@pytest.mark.parametrize(
    ("signature", "step"),
    [
        # The name beside the list, under it, and far under it.
        ([(320, 300, "GIAM DOC"), (320, 264, "Lo Van Canh")], 18),
        ([(320, 300, "GIAM DOC"), (320, 230, "Lo Van Canh")], 18),
        ([(320, 300, "GIAM DOC"), (320, 160, "Lo Van Canh")], 18),
        ([(320, 300, "GIAM DOC"), (320, 190, "Lo Van Canh")], 28),
        # The office stands higher or lower than the receivers.
        ([(320, 318, "GIAM DOC"), (320, 230, "Lo Van Canh")], 18),
        ([(320, 282, "GIAM DOC"), (320, 210, "Lo Van Canh")], 18),
    ],
)
def test_signature_has_its_name_wherever_the_receivers_end(signature: list[Placed], step: float) -> None:
    page = [(72, 360, _FULL), *below(*_RECEIVERS, x=72, top=300, step=step), *signature]
    assert read_page(*page)[1:] == [f"| {' / '.join(_RECEIVERS)} | GIAM DOC / Lo Van Canh |"]


def test_title_close_below_columns_is_no_part_of_them() -> None:
    page = [
        *centred("SO LAM NGHIEP", "So: 12/BC-SLN", x=150, top=780),
        *centred("CONG HOA XA HOI", "Hoa Sim, 4/5/2026", x=420, top=780),
        *centred("HUONG DAN", "ve trong rung ven suoi", x=285, top=744),
        (72, 700, _FULL),
    ]
    assert [line[:12] for line in read_page(*page)] == ["| SO LAM NGH", "HUONG DAN", "ve trong run", _FULL[:12]]


def test_text_below_a_signature_is_no_part_of_it() -> None:
    page = [
        *below(*_RECEIVERS, x=72, top=500),
        *below("GIAM DOC", "Lo Van Canh", x=320, top=500, step=60),
        *centred("PHU LUC", x=297, top=400),
        (72, 370, _FULL),
    ]
    assert read_page(*page) == [f"| {' / '.join(_RECEIVERS)} | GIAM DOC / Lo Van Canh |", "PHU LUC", _FULL]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Hòa Sim, ngày 4 tháng 5 năm", "2026", "Kính gửi"), "Hòa Sim, ngày 4 tháng 5 năm 2026\nKính gửi"),
        (("Hòa Sim, ngày 4", "tháng 5 năm 2026"), "Hòa Sim, ngày 4 tháng 5 năm 2026"),
        (("Hòa Sim,", "ngày 4 tháng 5 năm 2026"), "Hòa Sim, ngày 4 tháng 5 năm 2026"),
        (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM", "Độc lập"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập"),
        (("ĐẢNG CỘNG SẢN", "VIỆT NAM", "Hòa Sim"), "ĐẢNG CỘNG SẢN VIỆT NAM\nHòa Sim"),
        (("UBND TỈNH HÒA SIM", "SỞ LÂM NGHIỆP VÀ MÔI", "TRƯỜNG"), "UBND TỈNH HÒA SIM\nSỞ LÂM NGHIỆP VÀ MÔI TRƯỜNG"),
        (("SỞ LÂM NGHIỆP VÀ", "MÔI TRƯỜNG"), "SỞ LÂM NGHIỆP VÀ MÔI TRƯỜNG"),
        (("SỞ LÂM NGHIỆP", "VÀ MÔI TRƯỜNG"), "SỞ LÂM NGHIỆP VÀ MÔI TRƯỜNG"),
        (("LIÊN ĐOÀN LAO ĐỘNG TỈNH", "HÒA SIM"), "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA SIM"),
        (("CÔNG AN TỈNH", "PHÒNG HẬU CẦN"), "CÔNG AN TỈNH\nPHÒNG HẬU CẦN"),
        (("SỞ VĂN HÓA,", "THỂ THAO"), "SỞ VĂN HÓA, THỂ THAO"),
        (("SỞ LÂM NGHIỆP", "Số: 12/BC-SLN"), "SỞ LÂM NGHIỆP\nSố: 12/BC-SLN"),
        (("TỈNH ỦY HÒA SIM", "*"), "TỈNH ỦY HÒA SIM\n*"),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
    ],
)
def test_name_motto_and_day_of_issue_on_two_lines_are_one(texts: tuple[str, ...], expected: str) -> None:
    line = text_line([Word("x", 0, 0, 9, 9, False, 1)])
    assert column_text([replace(line, text=text) for text in texts]) == expected

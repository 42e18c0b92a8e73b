"""Text files from before Unicode are told by their Vietnamese syllables."""

from __future__ import annotations

import pytest

from vanban.reading import oldfonts, read
from vanban.reading.labels import written

_TEXT = "Báo cáo tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị trong năm"
_TCVN3 = "B¸o c¸o t×nh h×nh thùc hiÖn nhiÖm vô cña c¸c c¬ quan, ®¬n vÞ trong n¨m"
_VNI = "Baùo caùo tình hình thöïc hieän nhieäm vuï cuûa caùc cô quan, ñôn vò trong naêm"


@pytest.mark.parametrize(
    "data",
    [
        _TEXT.encode(),
        _TEXT.encode("utf-8-sig"),
        _TEXT.encode("utf-16"),
        b"\xfe\xff" + _TEXT.encode("utf-16-be"),
        _TCVN3.encode("latin-1"),
        _VNI.encode("cp1252"),
    ],
)
def test_vietnamese_text_is_read_in_any_of_its_encodings(data: bytes) -> None:
    assert read(data, name="a.txt").text == _TEXT


def test_code_page_1258_with_its_loose_marks_is_composed() -> None:
    data = "Ba\u0301o ca\u0301o cu\u0309a đơn vi\u0323 nga\u0300y".encode("cp1258")
    assert read(data, name="a.txt").text == "Báo cáo của đơn vị ngày"


def test_text_in_another_language_is_decoded_as_the_likeliest() -> None:
    text = "Приказ о мерах по охране лесов и рек нашей области на будущий год, с приложением перечня работ."
    assert read(text.encode("cp1251"), name="a.txt").text == text


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        (_TCVN3, ".VnTime", _TEXT),
        (_TCVN3, ".VnTimeH", _TEXT.upper()),
        (_TCVN3, "ABCDEF+.VnTime", _TEXT),
        *[
            ("nghÞ quyÕt", font, "NGHỊ QUYẾT")
            for font in ("ABCDEF+.VnTimeH,Bold", ".VnTimeH-BoldItalic", ".VnArialH Bold", ".VnTimeH,Italic")
        ],
        ("nghÞ quyÕt", "ABCDEF+.VnTime,Bold", "nghị quyết"),
        ("nghÞ quyÕt", ".VnTifani Heavy", "nghị quyết"),
        (_VNI, "VNI-Times", _TEXT),
        ("a \uf0b3 b", "Symbol", "a ≥ b"),
        ("a \uf0a7 b", "Wingdings", "a ▪ b"),
        ("a \uf0b3 b", "Times New Roman", "a \uf0b3 b"),
        ("ÑAÛNG UÛY", "VNI-Helve", "ĐẢNG ỦY"),
        ("t\xad t\xadëng", ".VnArial", "tư tưởng"),
        ("déjà", "Times New Roman", "déjà"),
        ("déjà", None, "déjà"),
    ],
)
def test_letters_of_old_fonts_become_what_the_font_shows(text: str, font: str | None, expected: str) -> None:
    assert oldfonts.convert(text, font) == expected


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "0"),
        (14, "upperRoman", "XIV"),
        (1994, "lowerRoman", "mcmxciv"),
        (0, "upperRoman", "0"),
        (5, "khác", "5"),
    ],
)
def test_counts_are_written_as_word_writes_them(count: int, form: str, expected: str) -> None:
    assert written(count, form) == expected

"""Text files from before Unicode are told by their Vietnamese syllables."""

from __future__ import annotations

import pytest

from vanban.reading import oldfonts, read, read_text
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


@pytest.mark.parametrize("old", [_TCVN3, _VNI])
def test_quotes_and_dashes_of_windows_stand_between_old_letters(old: str) -> None:
    assert read(f"“{old}” – ban".encode("cp1252"), name="a.txt").text == f"“{_TEXT}” – ban"


def test_code_page_1258_with_its_loose_marks_is_composed() -> None:
    data = "Ba\u0301o ca\u0301o cu\u0309a đơn vi\u0323 nga\u0300y".encode("cp1258")
    assert read(data, name="a.txt").text == "Báo cáo của đơn vị ngày"


def test_text_in_another_language_is_decoded_as_the_likeliest() -> None:
    text = "Приказ о мерах по охране лесов и рек нашей области на будущий год, с приложением перечня работ."
    assert read(text.encode("cp1251"), name="a.txt").text == text


@pytest.mark.parametrize("old", [_TCVN3, _VNI])
@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("a.txt", "{}", _TEXT),
        ("a.txt", "Sở Y tế\nVô số\n{}", f"Sở Y tế\nVô số\n{_TEXT}"),
        ("a.md", "| 1 | {} |", f"| 1 | {_TEXT} |"),
        ("a.csv", "1\t{0}\n2\t{0}", f"| 1 | {_TEXT} |\n| 2 | {_TEXT} |"),
        ("a.html", "<p><font face='.VnTime'>{}</font></p>", _TEXT),
        ("a.html", "<p>{}<br>Sở Y tế và các đơn vị</p>", f"{_TEXT}\nSở Y tế và các đơn vị"),
    ],
)
def test_letters_of_old_fonts_stored_as_unicode_become_modern(old: str, name: str, form: str, expected: str) -> None:
    assert read(form.format(old).encode(), name=name).text == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Kho và bãi: 2 × 3 m, các trang và các công tác © ban in"),
        ("a.txt", "Le préfet a reçu la délégation ; l'école où naître est ouverte à tous les élèves."),
        ("a.txt", "B¸o"),
        ("a.txt", "® © « » ½ ×"),
    ],
)
def test_text_that_no_old_font_wrote_stays_as_it_is(name: str, text: str) -> None:
    assert read(text.encode(), name=name).text == text


def test_page_that_only_goes_on_naming_an_old_font_stays_as_it_is() -> None:
    page = "<p style=\"font-family: '.VnTime', Arial\">Thông tin và công tác ©</p>"
    assert read(page.encode(), name="a.html").text == "Thông tin và công tác ©"


def test_page_that_names_an_old_font_needs_only_one_known_word() -> None:
    assert read('<p style="font-family:.VnTime">Së T« Xu©n</p>'.encode(), name="a.html").text == "Sở Tô Xuân"


@pytest.mark.parametrize(
    ("text", "word", "raw"), [(_TCVN3, "thực hiện", "thùc hiÖn"), (_VNI, "nhiệm vụ", "nhieäm vuï")]
)
def test_places_in_a_pasted_text_of_an_old_font_lead_back_to_its_letters(text: str, word: str, raw: str) -> None:
    source = read_text(text)
    start = source.text.index(word)
    first, last = source.offsets.to_raw(start), source.offsets.to_raw(start + len(word))
    assert text[first:last] == raw


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

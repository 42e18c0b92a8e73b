from __future__ import annotations

import pytest

from vanban.structure.labels import BY_NAME, labels, ordinal_of, roman_value


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("IV", 4), ("VIII", 8), ("IX", 9), ("XIV", 14), ("XIX", 19), ("XXXIX", 39)]
)
def test_roman_value(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(
    ("style", "text", "ordinal"),
    [
        *[("letter", letter, place) for place, letter in enumerate("abcdđeghiklmnopqrstuvxy", 1)],
        # letters the law does not use take the place of the one before
        ("letter", "f", 6),
        ("letter", "z", 23),
        ("part", "PHẦN THỨ BA", 3),
        ("part", "Phần II", 2),
        ("article", "Điều 12a", 12),
        ("annex", "PHỤ LỤC IV", 4),
        ("annex", "Phụ lục số 2", 2),
        ("annex", "PHỤ LỤC B", 2),
        ("annex", "PHỤ LỤC", 0),
        ("decimal", "2.13", 13),
        ("lead", "Thứ tư", 4),
        ("lead", "Một là", 1),
        ("dash", "-", 0),
    ],
)
def test_ordinal(style: str, text: str, ordinal: int) -> None:
    assert ordinal_of(BY_NAME[style], text) == ordinal


@pytest.mark.parametrize(
    ("line", "style", "rest"),
    [
        ("Điều 5. Phạm vi", "article", "Phạm vi"),
        ("Chương II QUY ĐỊNH", "chapter", "QUY ĐỊNH"),
        ("  - Rà soát", "dash", "Rà soát"),
        ("+ Rà soát", "plus", "Rà soát"),
        ("1.2.3. Rà soát", "decimal", "Rà soát"),
        ("12) Rà soát", "digit", "Rà soát"),
        ("III - RÀ SOÁT", "roman", "RÀ SOÁT"),
        ("đ) rà soát", "letter", "rà soát"),
        ("> **IV.** Rà soát", "roman", "Rà soát"),
        ("lII. RÀ SOÁT QUỸ ĐẤT", "roman", "RÀ SOÁT QUỸ ĐẤT"),
        ("1, Rà soát", "digit", "Rà soát"),
        ("2 . Rà soát", "digit", "Rà soát"),
        ("Diều 7. Rà soát", "article", "Rà soát"),
    ],
)
def test_label_is_read_with_what_follows(line: str, style: str, rest: str) -> None:
    (label,) = labels(line)

    assert (label.style.name, line[label.content :]) == (style, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Chương trình",
        "Mục tiêu",
        "Điều này",
        "Phần lớn",
        "2026 là",
        "---",
        "-3 độ",
        "Phụ lục kèm",
        "XL",
        "1,5 ha",
        "2, 3 và 4",
        "ll. Hai",
        "lll",
    ],
)
def test_line_without_label(line: str) -> None:
    assert list(labels(line)) == []


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("lII. RÀ SOÁT QUỸ ĐẤT", "III"),
        ("|V. RÀ SOÁT QUỸ ĐẤT", "IV"),
        ("Diều 7. Rà soát", "Điều 7"),
        ("ĐIỀU 7. Rà soát", "ĐIỀU 7"),
        ("l) rà soát", "l"),
    ],
)
def test_label_that_was_recognised_wrongly_is_mended(line: str, label: str) -> None:
    assert [found.text for found in labels(line)] == [label]

"""Numbers of lists as Word shows them, also where changes were tracked: the rule is in the file, the number is not."""

from __future__ import annotations

import pytest

from tests.vanban.reading.samples import cell, docx, paragraph, table
from vanban.model import Source
from vanban.reading import read


def read_body(body: str, **parts: str) -> Source:
    return read(docx(body, **parts), name="mau.docx")


def texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


def level(number: int, form: str, pattern: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "\uf0b7")
    + level(5, "bullet", "+")
    + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(level_number: int, list_id: int = 7) -> str:
    return paragraph("x", f'<w:numPr><w:ilvl w:val="{level_number}"/><w:numId w:val="{list_id}"/></w:numPr>')


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item(0), item(0)], ["I. x", "II. x"]),
        ([item(0), item(1), item(1), item(0), item(1)], ["I. x", "1. x", "2. x", "II. x", "1. x"]),
        ([item(1), item(2), item(2), item(3), item(3)], ["1. x", "1.1. x", "1.2. x", "a) x", "b) x"]),
        ([item(4), item(5)], ["- x", "+ x"]),
        ([item(1), item(1, 8), item(1, 8)], ["1. x", "5. x", "6. x"]),
        ([item(1, 0), item(9), item(1, 99)], ["x", "x", "x"]),
    ],
)
def test_automatic_numbers_stand_in_the_text(items: list[str], expected: list[str]) -> None:
    assert texts(read_body("".join(items), numbering=_NUMBERING)) == expected


def one_list(*levels: str) -> str:
    """A numbering with the one list 7."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>' + _SEVEN


_SEVEN = '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'


@pytest.mark.parametrize(
    ("levels", "depths", "expected"),
    [
        # Articles go on through the chapters; clauses begin again with each article.
        (
            [
                level(0, "upperRoman", "Chương %1."),
                level(1, "decimal", "Điều %2.", more='<w:lvlRestart w:val="0"/>'),
                level(2, "decimal", "%3."),
            ],
            [0, 1, 2, 1, 0, 1, 2],
            ["Chương I. x", "Điều 1. x", "1. x", "Điều 2. x", "Chương II. x", "Điều 3. x", "1. x"],
        ),
        # Only the first level makes the third begin again.
        (
            [
                level(0, "upperRoman", "%1."),
                level(1, "decimal", "%2."),
                level(2, "lowerLetter", "%3)", more='<w:lvlRestart w:val="1"/>'),
            ],
            [0, 1, 2, 1, 2, 0, 2],
            ["I. x", "1. x", "a) x", "2. x", "b) x", "II. x", "a) x"],
        ),
        (
            [level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>")],
            [0, 1, 0, 1],
            ["I. x", "1.1. x", "II. x", "2.1. x"],
        ),
        (
            [level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more='<w:isLgl w:val="0"/>')],
            [0, 1],
            ["I. x", "I.1. x"],
        ),
        # A level that no paragraph has reached counts from where it starts.
        ([level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2.")], [1, 1], ["3.1. x", "3.2. x"]),
    ],
)
def test_levels_begin_again_and_are_written_as_the_list_says(
    levels: list[str], depths: list[int], expected: list[str]
) -> None:
    assert texts(read_body("".join(map(item, depths)), numbering=one_list(*levels))) == expected


def test_list_that_only_names_a_style_is_the_one_that_defines_it() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Ds"/>{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Ds"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Không có"/></w:abstractNum>'
        + _SEVEN
        + '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert texts(read_body(item(0, 8) + item(0, 7) + item(0, 9), numbering=numbering)) == ["1. x", "2. x", "x"]


def numbered_style(name: str, inside: str = "", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    numbered = f"<w:numPr>{inside}</w:numPr>" if inside else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}<w:pPr>{numbered}</w:pPr></w:style>'


def test_level_of_a_style_is_the_one_that_the_list_keeps_for_it() -> None:
    levels = one_list(
        level(0, "upperRoman", "%1.", more='<w:pStyle w:val="Lon"/>'),
        level(1, "decimal", "%2.", more='<w:pStyle w:val="Nho"/>'),
        level(2, "lowerLetter", "%3)"),
    )
    styles = (
        numbered_style("Lon", '<w:numId w:val="7"/>')
        + numbered_style("Nho", '<w:numId w:val="7"/>')
        + numbered_style("NhoHon", base="Nho")
        + numbered_style("Chu", '<w:ilvl w:val="2"/><w:numId w:val="7"/>')
    )
    body = "".join(paragraph("x", f'<w:pStyle w:val="{name}"/>') for name in ("Lon", "Nho", "NhoHon", "Chu", "Lon"))
    expected = ["I. x", "1. x", "2. x", "a) x", "II. x"]
    assert texts(read_body(body, numbering=levels, styles=styles)) == expected


_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
_ARTICLES = one_list(level(0, "decimal", "Điều %1."))


def ended(text: str, mark: str, properties: str = _NUMBERED) -> str:
    """A paragraph whose own mark has these run properties."""
    return paragraph(text, f"{properties}<w:rPr>{mark}</w:rPr>")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The mark between them is deleted: one paragraph, one number.
        (ended("Sở Y tế lập đề án ", "<w:del/>") + paragraph("trong quý II.", _NUMBERED) + item(0),
         ["Điều 1. Sở Y tế lập đề án trong quý II.", "Điều 2. x"]),
        (ended("a", "<w:del/>") + ended("b", "<w:moveFrom/>") + ended("c", "<w:vanish/>") + item(0), ["Điều 1. abcx"]),
        (ended("a", '<w:vanish w:val="0"/>') + ended("b", "<w:ins/>"), ["Điều 1. a", "Điều 2. b"]),
        # Wholly deleted: neither a line nor a number.
        (ended("", "<w:del/>") + item(0), ["Điều 1. x"]),
        # Left empty by its writer: Word counts it.
        (item(0) + paragraph("", _NUMBERED) + item(0), ["Điều 1. x", "Điều 3. x"]),
        # Nothing comes that it could go on in.
        (ended("a", "<w:del/>") + table(cell("b") + cell("c")) + item(0), ["Điều 1. a", "| b | c |", "Điều 2. x"]),
        (item(0) + ended("a", "<w:del/>", ""), ["Điều 1. x", "a"]),
        (ended("", "<w:del/>") + table(cell("b") + cell("c")) + item(0), ["| b | c |", "Điều 1. x"]),
        # A text box that was anchored in it is still there.
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:pict><w:txbxContent>{paragraph('hộp')}</w:txbxContent>"
            f"</w:pict></w:r></w:p>{table(cell('b') + cell('c'))}",
            ["hộp", "| b | c |"],
        ),
    ],
)  # fmt: skip
def test_tracked_ends_of_paragraphs_are_accepted(body: str, expected: list[str]) -> None:
    assert texts(read_body(body, numbering=_ARTICLES)) == expected


def test_end_deleted_in_a_cell_does_not_reach_the_next_cell() -> None:
    first = f"<w:tc>{ended('a', '<w:del/>', '')}</w:tc>"
    assert read_body(table(first + cell("b"))).text == "| a | b |"


@pytest.mark.parametrize(
    ("pattern", "form", "shown"), [("%1", "decimal", "12"), ("%1.", "decimal", "1.2."), ("-", "bullet", "")]
)
def test_column_of_automatic_numbers_is_read(pattern: str, form: str, shown: str) -> None:
    number = f"<w:tc><w:p><w:pPr>{_NUMBERED}</w:pPr></w:p></w:tc>"
    numbering = one_list(level(0, form, pattern))
    source = read_body(table(number + cell("a"), number + cell("b")), numbering=numbering)
    numbers = [one for one in source.tables[0].cells if one.column == 0]
    assert "".join(source.text[one.start : one.end] for one in numbers) == shown


def test_empty_item_hidden_under_a_merged_cell_is_not_counted() -> None:
    number = f"<w:p><w:pPr>{_NUMBERED}</w:pPr></w:p>"
    hidden = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{number}</w:tc>"
    rows = table(cell("a", '<w:vMerge w:val="restart"/>') + cell("b"), hidden + cell("c"))
    assert texts(read_body(item(0) + rows + item(0), numbering=_ARTICLES))[-1] == "Điều 2. x"

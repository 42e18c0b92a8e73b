from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vanban import papers
from tests.vanban.spans import assert_ordered
from vanban.model import Block, Provision
from vanban.reading import read_text
from vanban.structure.outline import find_outline, path_label, place_of


def ids(outline: Sequence[Provision]) -> list[str]:
    return [node.id for node in every(outline)]


def every(outline: Sequence[Provision]) -> Iterator[Provision]:
    for node in outline:
        yield node
        yield from every(node.children)


def outline_of(text: str) -> tuple[Provision, ...]:
    source = read_text(text)
    return find_outline(source.text, source.blocks, source.tables)


def test_outline_of_a_programme_has_its_own_style_of_numbers() -> None:
    assert ids(outline_of(papers.PROGRAMME)) == [
        *("I", "I/1", "I/2"),
        *("II", "II/1", "II/1/1.1", "II/1/1.1/-1", "II/1/1.1/-2", "II/1/1.1/-2/-1", "II/1/1.1/-2/-2"),
        *("II/1/1.2", "II/1/1.2/a", "II/1/1.2/dd", "II/2"),
        *("III", "III/1", "III/2"),
    ]


def test_outline_of_a_decision_keeps_the_paper_it_issues_apart() -> None:
    assert ids(outline_of(papers.DECISION)) == [
        *("D1", "D2", "D3"),
        *("VB1", "VB1/C1", "VB1/D1", "VB1/D1/1", "VB1/D1/2", "VB1/D1/2/a", "VB1/D1/2/b"),
        *("VB1/C2", "VB1/C2/M1", "VB1/D2", "VB1/C2/M2", "VB1/D3"),
        *("PL1", "PL1/1", "PL1/2"),
    ]


def test_outline_of_a_text_that_lost_its_line_breaks() -> None:
    assert ids(outline_of(papers.FLAT)) == [
        *("I", "I/1", "I/1/-1", "I/1/-2", "I/2"),
        *("II", "II/1", "II/1/-1", "II/2", "II/3"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # đ follows d, e follows đ; the law has no f
        ("1. Một:\na) x;\nd) x;\nđ) x;\ne) x;\ng) x.\n2. Hai.", ["1", "1/a", "1/d", "1/dd", "1/e", "1/g", "2"]),
        # numbers that jump and numbers that repeat
        ("1. Một.\n4. Bốn.\n4. Bốn nữa.\n9. Chín.", ["1", "4", "4~2", "9"]),
        ("I. A\n1. Một.\nV. B\n1. Một.", ["I", "I/1", "V", "V/1"]),
        # a list announced by a colon lies inside the item that announces it
        ("1. Gồm các việc:\n1. Đào ao;\n2. Đắp đập.\n2. Báo cáo.", ["1", "1/1", "1/2", "2"]),
        # Roman parts inside an article, and articles inside a Roman part
        ("Điều 1. Duyệt:\nI. ĐÍCH\n1. Một.\nII. VIỆC\nĐiều 2. Hiệu lực.", ["D1", "D1/I", "D1/I/1", "D1/II", "D2"]),
        ("I. CHUNG\nĐiều 1. Một.\n1. Mục.\nII. RIÊNG\nĐiều 2. Hai.", ["I", "I/D1", "I/D1/1", "II", "II/D2"]),
        # capitals above Roman numbers
        ("A. TÌNH HÌNH\nI. MỘT\n1. x.\nB. NHIỆM VỤ\nI. MỘT\n", ["A", "A/I", "A/I/1", "B", "B/I"]),
        # other signs after the number, and a dash instead
        ("I- MỘT\n1/ Một.\n2/ Hai.\nII - HAI\n1) Một.\n2- Hai.", ["I", "I/1", "I/2", "II", "II/1", "II/2"]),
        # parts, chapters, sections, subsections
        (
            "PHẦN THỨ NHẤT\nCHUNG\nChương I\nMỘT\nMục 1. A\nTiểu mục 2. B\nĐiều 1. C\nPhần thứ hai\nRIÊNG",
            ["P1", "P1/C1", "P1/C1/M1", "P1/C1/M1/TM2", "D1", "P2"],
        ),
        ("PHẦN A\nCHUNG\n1. Một:\n(1) Việc;\n(2) Việc.\n2. Hai.", ["P1", "P1/1", "P1/1/n1", "P1/1/n2", "P1/2"]),
        # spoken order
        ("Thứ nhất, các xã rà soát.\n- Nhà;\n- Ao.\nThứ hai, các phường báo cáo.", ["t1", "t1/-1", "t1/-2", "t2"]),
        # Markdown
        ("## I. MỘT\n### 1. Một\na\\) Việc.\n**2\\.** Hai\n", ["I", "I/1", "I/1/a", "I/2"]),
        ("# Bài một\nI. A\n1. x.\n# Bài hai\nI. A\n1. y.", ["I", "I/1", "h1", "h1/I", "h1/I/1"]),
        # a whole decision in one short paragraph
        (
            "QUYẾT ĐỊNH: Điều 1. Lập quỹ giống. Điều 2. Giao Sở Nông nghiệp: 1. Lập đề án; 2. Bố trí kinh phí: "
            "a) Năm 2026; b) Năm 2027. Điều 3. Thi hành.",
            ["D1", "D2", "D2/1", "D2/2", "D2/2/a", "D2/2/b", "D3"],
        ),
        ("Điều 1. Lập quỹ giống. Điều 2. Giao Sở Nông nghiệp.\nĐiều 3. Thi hành.", ["D1", "D2", "D3"]),
        # what recognition makes of labels
        (
            "l. MỤC TIÊU CHUNG\n1. Một.\nll. NHIỆM VỤ\n1, Lập đề án.\n2 . Nuôi tôm.\nlII. TỔ CHỨC\nlV. KINH PHÍ HỖ TRỢ\n1. Một.",
            ["I", "I/1", "II", "II/1", "II/2", "III", "IV", "IV/1"],
        ),
        # a heading wrapped by the width of the page, then an annex without a number
        ("1. Việc thứ nhất\n2. Việc thứ hai\nPHỤ LỤC\n1. Một\n", ["1", "2", "PL", "PL/1"]),
    ],
)
def test_outline_nests(text: str, expected: list[str]) -> None:
    assert ids(outline_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        papers.NEWS,
        "",
        # one number is a sentence
        "Ông nói:\n1. Phải làm ngay.\nMọi người đồng tình.",
        # a year, a day, a share, a sum at the start of a line
        "Kế hoạch năm\n2025. Trong đó\n30/4 nghỉ lễ\n15-20% diện tích\n1.234,5 tỷ đồng\n2.500 hộ",
        # Roman numerals and initials in wrapped sentences
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ mười một, tức là khóa\nXI. Theo lời dạy của lãnh tụ\nV.I. Lê-nin ở đó",
        # references to provisions
        "Theo\nĐiều 7 của Luật này và\nkhoản\n2 Điều 3, Phụ lục\nPhụ lục I kèm theo Quyết định này\nChương trình này",
        # rows of a table
        "| 1. | Đào ao | Xã |\n| 2. | Đắp đập | Xã |\n| I. | NHÓM | |",
        # articles that are cited, not given, in one line
        "Theo Điều 5 và Điều 6. Việc này xong. Điều 9. Khác xa.",
        "Xem Luật. Điều 5. Khoản một. Điều 9. Khoản hai.",
        # addresses, and figures parted by commas
        "Trụ sở tại các số nhà\n12, Phố Núi\n15, Phố Sông\n1,5 ha\n2, 3 và 4",
        "Ông nói về các mục\nl. Một là nhà cửa\nll. Hai là ao chuôm",
        # addressees
        "Kính gửi:\n- Các thôn;\n- Các trạm.\n",
    ],
)
def test_outline_is_empty(text: str) -> None:
    assert find_outline(text) == ()


def test_outline_leaves_a_quoted_provision_to_the_clause_that_quotes_it() -> None:
    text = (
        "Điều 1. Sửa đổi:\n1. Sửa Điều 5:\n“Điều 5. Hồ sơ\n1. Đơn.\n2. Bản sao.”\n2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực."
    )

    outline = find_outline(text)

    assert ids(outline) == ["D1", "D1/1", "D1/2", "D2"]
    assert "Bản sao.”" in text[outline[0].children[0].start : outline[0].children[0].end]


def test_outline_ends_before_the_closing_paragraph_and_the_addressees() -> None:
    text = read_text(papers.LETTER).text

    last = find_outline(text)[-1]

    assert text[last.start : last.end] == "2. Trạm Y tế xã chuẩn bị thuốc."


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi", ["QUY ĐỊNH CHUNG", "Phạm vi"]),
        # broken by the width of the page
        ("1. Tăng cường công tác kiểm tra các bến\ncá nhỏ\n- Bến Rạng.\n2. Khác", None),
        ("I. MỤC TIÊU:\n1. **Chung:**\n", ["MỤC TIÊU", "Chung"]),
    ],
)
def test_outline_titles(text: str, titles: list[str] | None) -> None:
    found = [node.title for node in every(find_outline(text))]

    assert found == (titles or ["Tăng cường công tác kiểm tra các bến cá nhỏ", "Bến Rạng", "Khác"])


def test_outline_title_of_a_long_sentence_is_cut_between_words() -> None:
    title = find_outline("1. " + "một hai " * 60 + ".\n2. Hai.")[0].title

    assert len(title) <= 161
    assert title.endswith(("một…", "hai…"))


def test_outline_kinds_follow_the_words_of_the_law() -> None:
    kinds = {node.id: node.kind for node in every(outline_of(papers.PROGRAMME))}

    assert kinds["II"] == "mục"
    assert kinds["II/1"] == "khoản"
    assert kinds["II/1/1.2"] == "điểm"
    assert kinds["II/1/1.2/dd"] == "tiết"
    assert kinds["II/1/1.1/-1"] == "bullet"


def test_outline_takes_bold_paragraphs_as_leads() -> None:
    text = "I. MỤC TIÊU\nMục tiêu chung\nBiển sạch.\nII. NHIỆM VỤ"
    start = text.index("Mục tiêu chung")
    blocks = [Block(start, start + len("Mục tiêu chung"), bold=True)]

    assert ids(find_outline(text, blocks)) == ["I", "I/h1", "II"]


def test_outline_takes_a_bold_line_below_a_chapter_or_annex_as_its_title() -> None:
    text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một\nPHỤ LỤC\nDANH MỤC\nVIỆC LỚN\n1. Một"
    bold = ("Chương I", "QUY ĐỊNH CHUNG", "PHỤ LỤC", "DANH MỤC", "VIỆC LỚN")
    blocks = [Block(text.index(words), text.index(words) + len(words), bold=True) for words in bold]

    outline = find_outline(text, blocks)

    assert [(node.id, node.title) for node in every(outline)] == [
        ("C1", "QUY ĐỊNH CHUNG"),
        ("D1", "Một"),
        ("PL", "DANH MỤC VIỆC LỚN"),
        ("PL/1", "Một"),
    ]


@pytest.mark.parametrize(
    ("words", "label", "place"),
    [
        ("Cảng Hòn Mây", "II.1.1", "II/1/1.1/-2/-2"),
        ("Trình phương án", "II.1.2.đ", "II/1/1.2/dd"),
        ("Tỉ lệ hộ nghèo", "I.2", "I/2"),
        ("NHIỆM VỤ", "II", "II"),
        ("thực hiện Nghị quyết", "", None),
        ("Trịnh Hải Đăng", "", None),
    ],
)
def test_place_in_a_programme(words: str, label: str, place: str | None) -> None:
    outline = find_outline(papers.PROGRAMME)
    offset = papers.PROGRAMME.index(words)
    found = place_of(outline, offset)

    assert path_label(outline, offset) == label
    assert (found.id if found else None) == place


@pytest.mark.parametrize(
    ("words", "label"), [("Bể nuôi", "Điều 1.2.b"), ("lập bản đồ", "Điều 2"), ("Sản lượng", "PHỤ LỤC I.2")]
)
def test_path_label_begins_with_the_article(words: str, label: str) -> None:
    outline = outline_of(papers.DECISION)

    assert path_label(outline, papers.DECISION.index(words)) == label


LINES = st.sampled_from(
    [
        *(
            "Chương I",
            "CHƯƠNG II",
            "Mục 1. A",
            "PHỤ LỤC II",
            "Điều 1. X",
            "Điều 2. Y:",
            "I. MỘT",
            "II - HAI",
            "IV. BỐN",
        ),
        *(
            "1. Một.",
            "2. Hai:",
            "3- Ba",
            "1.1. Nhỏ",
            "1.2. Nhỏ",
            "2.1.1 Nhỏ hơn",
            "a) x;",
            "b) y;",
            "đ) z.",
            "- Gạch",
            "+ Cộng",
        ),
        *(
            "* Sao",
            "  * Sao con",
            "Thứ nhất, một.",
            "**Đậm**",
            "# Tựa",
            "## Tựa nhỏ",
            "| 1. | ô |",
            "| 2. | ô |",
            "",
            "   ",
        ),
        *(
            "Một câu bình thường.",
            "xuống dòng giữa",
            "Kính gửi:",
            "Nơi nhận:",
            "- Lưu: VT.",
            "Hết./.",
            "QUY CHẾ",
            "“Điều 5. Trích",
            "hết.”",
        ),
        "I - TÌNH HÌNH CHUNG 1 - Một. - Hai. 2 - Ba. " * 40,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join))
def test_every_outline_is_a_tree_in_the_order_of_the_text(text: str) -> None:
    outline = outline_of(text) if text.strip() else find_outline(text)

    assert_ordered(outline, 0, len(text))
    assert len(set(ids(outline))) == len(ids(outline))
    for node in every(outline):
        place = place_of(outline, node.start)
        assert place is not None
        assert place.id.startswith(node.id)

"""Comments of a .docx are kept beside the text, each with the words that it is about."""

from __future__ import annotations

from datetime import date

import pytest

from tests.vanban.reading.samples import cell, docx, paragraph, table
from vanban.model import Comment, Source
from vanban.reading import read


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def about(words: str, number: int = 0) -> str:
    """Words with a comment on them, as Word writes it."""
    mark = f'w:id="{number}"'
    reference = f"<w:r><w:commentReference {mark}/></w:r>"
    return f"<w:commentRangeStart {mark}/>{words}<w:commentRangeEnd {mark}/>{reference}"


def remark(number: int, text: str, author: str = "Bùi An", day: str = "2026-03-01T08:00:00Z") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="{day}">{paragraph(text)}</w:comment>'


def read_body(body: str, *remarks: str) -> Source:
    return read(docx(body, comments="".join(remarks)), name="a.docx")


def marked(source: Source) -> list[tuple[str, str]]:
    return [(source.text[comment.start : comment.end], comment.text) for comment in source.comments]


def test_comment_has_its_words_author_and_day() -> None:
    source = read_body(f"<w:p>{run('Giao ')}{about(run('Sở Y tế'))}{run(' chủ trì.')}</w:p>", remark(0, "Đúng chưa?"))

    assert source.text == "Giao Sở Y tế chủ trì."
    assert source.comments == (Comment(5, 12, "Đúng chưa?", "Bùi An", date(2026, 3, 1)),)


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        # White space and the numbers of lists stand before the words.
        (f"<w:p>{about(run('  Sở Y tế  '))}</w:p>", "Sở Y tế", [("Sở Y tế", "x")]),
        (f"<w:p>{run('một')}</w:p><w:p>{about(run('hai'))}</w:p>", "một\nhai", [("hai", "x")]),
        (table(cell("a") + f"<w:tc><w:p>{about(run('b'))}</w:p></w:tc>"), "| a | b |", [("b", "x")]),
        # Letters in parts are composed before the words are found.
        ("<w:p>" + run("ke\u0302\u0301 ") + about(run("hoa\u0323ch")) + "</w:p>", "kế hoạch", [("hoạch", "x")]),
        # Over two paragraphs.
        (
            f'<w:p><w:commentRangeStart w:id="0"/>{run("một")}</w:p><w:p>{run("hai")}<w:commentRangeEnd w:id="0"/></w:p>',
            "một\nhai",
            [("một\nhai", "x")],
        ),
        # On a place, not on words; on nothing that is shown; on a part that is not read.
        (f'<w:p>{run("a")}<w:r><w:commentReference w:id="0"/></w:r></w:p>', "a", [("", "x")]),
        (f"<w:p>{about('')}</w:p>{paragraph('a')}", "a", [("", "x")]),
        (paragraph("a"), "a", []),
    ],
)
def test_words_of_a_comment_are_exact(body: str, text: str, expected: list[tuple[str, str]]) -> None:
    source = read_body(body, remark(0, "x"))
    assert (source.text, marked(source)) == (text, expected)


def test_comments_may_overlap() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="0"/>' + run("một ") + '<w:commentRangeStart w:id="1"/>' + run("hai")
        + '<w:commentRangeEnd w:id="0"/>' + run(" ba") + '<w:commentRangeEnd w:id="1"/></w:p>'
    )  # fmt: skip
    assert marked(read_body(body, remark(0, "x"), remark(1, "y"))) == [("một hai", "x"), ("hai ba", "y")]


def test_comments_stand_in_the_order_of_the_words_they_are_about() -> None:
    body = f"<w:p>{about(run('một'), 1)}{run(' ')}{about(run('hai'), 0)}</w:p>"
    assert marked(read_body(body, remark(0, "x"), remark(1, "y"))) == [("một", "y"), ("hai", "x")]


def test_comment_that_says_nothing_is_left_out_and_a_strange_day_is_unknown() -> None:
    source = read_body(
        f"<w:p>{about(run('a'), 0)}{about(run('b'), 1)}</w:p>", remark(0, " "), remark(1, "y", "", "hôm qua")
    )
    assert source.comments == (Comment(1, 2, "y"),)


def test_deleted_words_are_gone_but_the_comment_on_them_stays() -> None:
    deleted = "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
    source = read_body(f"<w:p>{run('giữ ')}{about(deleted)}{run('lại')}</w:p>", remark(0, "x"))
    assert (source.text, marked(source)) == ("giữ lại", [("", "x")])


def test_blocks_and_cells_lie_where_they_would_without_comments() -> None:
    words, plain = about(run("b")), run("b")
    body = "<w:p>{0}</w:p>" + table(cell("a") + "<w:tc><w:p>{0}</w:p></w:tc>") + paragraph("c")
    with_comment, without = read_body(body.format(words), remark(0, "x")), read(docx(body.format(plain)), name="a.docx")
    assert (with_comment.text, with_comment.blocks, with_comment.tables) == (
        without.text,
        without.blocks,
        without.tables,
    )

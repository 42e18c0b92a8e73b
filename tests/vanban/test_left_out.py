"""Promise: what stands in a file but not in its text is said, in both languages, and nothing is said where all was read."""

from __future__ import annotations

import pytest

from vanban import Comment, Source, analyse, notices, page_ranges, to_json

REMARK = Comment(0, 8, "Bổ sung Sở Y tế.")


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((), ""),
        ((4,), "4"),
        ((7, 8), "7–8"),
        ((4, 7, 8), "4, 7–8"),
        ((1, 2, 3, 5, 9, 10), "1–3, 5, 9–10"),
        ((8, 4, 7, 7), "4, 7–8"),
    ],
)
def test_pages_are_said_as_people_cite_them(pages: tuple[int, ...], said: str) -> None:
    assert page_ranges(pages) == said


@pytest.mark.parametrize(
    ("source", "vi", "en"),
    [
        (Source("Kế hoạch", pages=9), [], []),
        (
            Source("Kế hoạch", unread_pages=(4,)),
            ["1 trang chỉ là hình, không đọc được chữ: trang 4."],
            ["1 page is only a picture of which no word was read: page 4."],
        ),
        (
            Source("Kế hoạch", unread_pages=(4, 7, 8), hidden=2, comments=(REMARK, REMARK)),
            [
                "3 trang chỉ là hình, không đọc được chữ: trang 4, 7–8.",
                "Tệp ẩn 2 trang tính, hàng hoặc cột có chữ; phần ẩn không được đọc.",
                "Có 2 nhận xét bên lề, không thuộc phần chữ.",
            ],
            [
                "3 pages are only pictures of which no word was read: pages 4, 7–8.",
                "The file hides sheets, rows or columns with words (2 in all); what is hidden was not read.",
                "There are 2 comments in the margin, which are no part of the text.",
            ],
        ),
        (
            Source("Kế hoạch", attachments=("ke-hoach.docx",)),
            ["Thư có 1 tệp kèm theo, không được đọc: ke-hoach.docx."],
            ["1 file is attached to the message and was not read: ke-hoach.docx."],
        ),
        (
            Source("Kế hoạch", attachments=("a.docx", "b.pdf")),
            ["Thư có 2 tệp kèm theo, không được đọc: a.docx, b.pdf."],
            ["2 files are attached to the message and were not read: a.docx, b.pdf."],
        ),
        (
            Source("Kế hoạch", comments=(REMARK,)),
            ["Có 1 nhận xét bên lề, không thuộc phần chữ."],
            ["There is 1 comment in the margin, which is no part of the text."],
        ),
    ],
)
def test_each_kind_of_thing_left_out_is_one_sentence(source: Source, vi: list[str], en: list[str]) -> None:
    assert notices(source) == vi
    assert notices(source, language="en") == en


def test_analysis_carries_what_its_source_left_out() -> None:
    source = Source("Kế hoạch", unread_pages=(2,), hidden=1, comments=(REMARK,))
    analysis = analyse(source)

    assert notices(analysis) == notices(source)
    found = to_json(analysis)
    assert (found["unread_pages"], found["hidden"]) == ([2], 1)
    assert found["comments"] == [{"start": 0, "end": 8, "text": "Bổ sung Sở Y tế.", "author": None, "written": None}]

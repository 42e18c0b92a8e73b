"""What the reader left out of a text, said in both languages: pages that are pictures, what a file hides, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from vanban.model import Analysis, Source

_WORDS = {
    "vi": {
        "page": "1 trang chỉ là hình, không đọc được chữ: trang {pages}.",
        "pages": "{count} trang chỉ là hình, không đọc được chữ: trang {pages}.",
        "attachment": "Thư có 1 tệp kèm theo, không được đọc: {files}.",
        "attachments": "Thư có {count} tệp kèm theo, không được đọc: {files}.",
        "hidden": "Tệp ẩn {count} trang tính, hàng hoặc cột có chữ; phần ẩn không được đọc.",
        "comment": "Có 1 nhận xét bên lề, không thuộc phần chữ.",
        "comments": "Có {count} nhận xét bên lề, không thuộc phần chữ.",
    },
    "en": {
        "page": "1 page is only a picture of which no word was read: page {pages}.",
        "pages": "{count} pages are only pictures of which no word was read: pages {pages}.",
        "attachment": "1 file is attached to the message and was not read: {files}.",
        "attachments": "{count} files are attached to the message and were not read: {files}.",
        "hidden": "The file hides sheets, rows or columns with words ({count} in all); what is hidden was not read.",
        "comment": "There is 1 comment in the margin, which is no part of the text.",
        "comments": "There are {count} comments in the margin, which are no part of the text.",
    },
}


def notices(read: Source | Analysis, *, language: str = "vi") -> list[str]:
    """A sentence for each kind of thing that is not in the text; none where nothing was left out.

    >>> notices(Source("Kế hoạch", unread_pages=(4, 7, 8)))
    ['3 trang chỉ là hình, không đọc được chữ: trang 4, 7–8.']
    """
    words = _WORDS["en" if language.startswith("en") else "vi"]
    pages, attached, hidden, comments = (
        len(read.unread_pages),
        len(read.attachments),
        read.hidden,
        len(read.comments),
    )
    counts = {
        "page" if pages == 1 else "pages": pages,
        "attachment" if attached == 1 else "attachments": attached,
        "hidden": hidden,
        "comment" if comments == 1 else "comments": comments,
    }
    pages_said, files = page_ranges(read.unread_pages), ", ".join(read.attachments)
    return [words[name].format(count=count, pages=pages_said, files=files) for name, count in counts.items() if count]


def page_ranges(pages: Iterable[int]) -> str:
    """Pages as people cite them, in rising order, neighbours joined.

    >>> page_ranges((4, 7, 8, 9, 12))
    '4, 7–9, 12'
    """
    return ", ".join(_range(first, last) for first, last in _runs(sorted(set(pages))))


def _runs(pages: Iterable[int]) -> Iterator[tuple[int, int]]:
    # Neighbours are as far from their own place in the list.
    for _distance, run in groupby(enumerate(pages), key=lambda place: place[1] - place[0]):
        numbers = [page for _place, page in run]
        yield numbers[0], numbers[-1]


def _range(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"

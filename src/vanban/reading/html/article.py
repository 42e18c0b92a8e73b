"""Which part of a page is its text, and which of the blocks in it are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.reading.html.blocks import Element, HtmlBlock
from vanban.reading.layout import Line

_PROSE = 60
"""In letters; menus and captions are shorter."""
_MOST_LINKED = 0.5
_ONLY_LINKS = 0.8
_SHARE = 0.75
# Lines that a page adds to its article, and the heads of lists of other articles.
_NOT_TEXT = re.compile(
    r"(?:xem thêm|đọc thêm|tin liên quan|tin bài liên quan|bài viết liên quan|các tin khác|tin khác|"
    r"tin cùng chuyên mục|chia sẻ|in bài viết|in trang|gửi bình luận|bình luận|ý kiến bạn đọc|lượt xem|lượt truy cập|"
    r"đang truy cập|quay lại|về trang chủ|trang chủ|lên đầu trang|từ khóa|theo dõi chúng tôi)\b[^.]{0,40}\Z",
    re.I,
)


def article(elements: Sequence[Element], blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks of the article in order, its main heading first even where the page sets it apart."""
    if not blocks:
        return []
    inner = _without_sides(elements, blocks) or list(blocks)
    title = title_block(blocks)
    main = _main(elements, _weights(elements, inner), None if title is None else title.element)
    inside = [block for block in inner if main <= block.element <= elements[main].end]
    kept = [block for index, block in enumerate(inside) if not _is_boilerplate(inside, index)]
    if title is not None and kept and title not in kept:
        kept.insert(0, title)
    return kept or inside


def _without_sides(elements: Sequence[Element], blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks outside menus, feet and the like. What holds most of the prose is none of these."""
    weights = _weights(elements, blocks)
    aside: list[bool] = []
    for element, weight in zip(elements, weights, strict=True):
        inherited = element.parent >= 0 and aside[element.parent]
        aside.append(inherited or (element.side and weight * 2 < max(weights[0], 1)))
    titled = {block.element for block in blocks if block.tag == "h1"}
    return [block for block in blocks if not aside[block.element] or block.element in titled]


def title_block(blocks: Sequence[HtmlBlock]) -> HtmlBlock | None:
    """The main heading of the page: of several the longest, because the name of the site is short."""
    heads = [block for block in blocks if block.tag == "h1"]
    return max(heads, key=lambda block: block.letters, default=None)


def _weights(elements: Sequence[Element], blocks: Sequence[HtmlBlock]) -> list[int]:
    """Letters of prose and tables in each element with all that it holds."""
    weights = [0] * len(elements)
    for block in blocks:
        is_prose = block.letters >= _PROSE or not isinstance(block.piece, Line)
        if is_prose and block.links < _MOST_LINKED:
            weights[block.element] += block.letters
    for number in range(len(elements) - 1, 0, -1):
        weights[max(elements[number].parent, 0)] += weights[number]
    return weights


def _main(elements: Sequence[Element], weights: Sequence[int], title: int | None) -> int:
    """The smallest element that holds nearly all prose; it keeps the title, with byline and date beside it."""
    named = [
        number for number, element in enumerate(elements) if element.tag in ("article", "main") and weights[number]
    ]
    start = max(named, key=lambda number: weights[number], default=0)
    if weights[start] * 2 < weights[0]:
        start = 0
    main = start
    for number in range(start + 1, len(elements)):
        if number > elements[main].end:
            break
        holds_title = (
            title is None or not main <= title <= elements[main].end or number <= title <= elements[number].end
        )
        if elements[number].parent == main and weights[number] >= _SHARE * weights[start] > 0 and holds_title:
            main = number
    return main


def _is_boilerplate(blocks: Sequence[HtmlBlock], index: int) -> bool:
    block = blocks[index]
    if not isinstance(block.piece, Line):
        return False
    if _NOT_TEXT.match(block.piece.text.lstrip("-•» ")):
        return True
    neighbours = (blocks[near] for near in (index - 1, index + 1) if 0 <= near < len(blocks))
    return block.links >= _ONLY_LINKS and any(near.links >= _ONLY_LINKS for near in neighbours)

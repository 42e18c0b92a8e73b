"""The tree of an HTML page, walked without recursion; what a browser would not show is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vanban import errors
from vanban.reading import limits

MAX_HTML = 20 * limits.MEGABYTE
_MOST_LEVELS = 1_500
"""The time of the parser grows with the square of the nesting; no page written by people comes near."""

TEXT = "-text"


def names(text: str) -> frozenset[str]:
    """A set of names from a line of them."""
    return frozenset(text.split())


_VOID = "area base br col embed hr img input link meta param source track wbr"
# Elements whose end may be left out: an open one is not a deeper level.
_CLOSED_BY_THE_NEXT = "p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body"
_FLAT = frozenset((_VOID + " " + _CLOSED_BY_THE_NEXT).encode().split())
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")

_INVISIBLE = names(
    "script style noscript template head button select option textarea input iframe svg canvas object video audio "
    "dialog map"
)
_SIDE_TAGS = names("header footer nav aside form menu")
_SIDE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog", "alert"})
# Whole words of a class or id that mark what stands around an article.
_SIDE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|side|footer|comments?|binh-?luan|ykien|related|lien-?quan|"
    r"lienquan|tin-?khac|tinkhac|tin-?cung|other-?news|othernews|share|sharing|social|tags?|counter|thong-?ke|thongke|"
    r"luot-?truy-?cap|luottruycap|banner|ads?|advert|quang-?cao|quangcao|login|search|pagination|pager|paging|popup|modal|"
    r"cookie|toolbar|rating|print|skip-?link)(?:$|[\s_-])",
    re.I,
)


def parsed(text: str) -> LexborHTMLParser:
    """The page as a tree; raises `too_large` and, before the parser would choke, `too_deep`."""
    data = text.encode("utf-8", "replace")
    if len(data) > MAX_HTML:
        raise errors.too_large(f"{MAX_HTML // limits.MEGABYTE} MB HTML")
    depth = 0
    for match in _TAG.finditer(data):
        if match.group(2).lower() not in _FLAT:
            depth = max(depth - 1, 0) if match.group(1) else depth + 1
            if depth > _MOST_LEVELS:
                raise errors.too_deep()
    return LexborHTMLParser(data)


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """(node, opening) in document order: every element that is shown once opening and once closing, each text once."""
    node: LexborNode | None = root
    while node is not None:
        if node.tag == TEXT:
            yield node, True
        elif is_shown(node):
            yield node, True
            if node.first_child is not None:
                node = node.first_child
                continue
            yield node, False
        while node is not None and node.mem_id != root.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                yield node, False
        if node is None or node.mem_id == root.mem_id:
            return
        node = node.next


def is_shown(node: LexborNode) -> bool:
    """Whether a browser would show an element, as far as its own tag and attributes tell."""
    tag = node.tag or ""
    if tag in _INVISIBLE or not tag[:1].isalpha():
        return False
    attributes = node.attributes
    if not attributes:
        return True
    is_hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return not is_hidden and "display:none" not in (attributes.get("style") or "").replace(" ", "").lower()


def is_side(node: LexborNode) -> bool:
    """Whether an element says of itself that it stands around the article; a page may still put all it has in it."""
    tag = node.tag or ""
    if tag in _SIDE_TAGS:
        return True
    attributes = node.attributes
    if not attributes or tag in ("body", "main", "article"):
        return False
    if attributes.get("role") in _SIDE_ROLES:
        return True
    return _SIDE_WORDS.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}") is not None

"""What a news page says of itself: author, source, days. Meta tags first, then linked data, then what stands in its lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from vanban.model import Article

_VIET_NAM = timezone(timedelta(hours=7))
_NAMES: Mapping[str, tuple[str, ...]] = {
    "byline": ("author", "article:author", "dc.creator", "tác giả"),
    "publisher": ("publisher", "og:site_name", "dc.publisher", "nguồn", "nguồn tin", "theo"),
    "published": (
        "article:published_time", "datepublished", "pubdate", "publishdate", "dc.date",
        "ngày đăng", "đăng ngày", "đăng lúc", "xuất bản",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "cập nhật", "cập nhật lúc"),
}  # fmt: skip
_MOST_DATA = 200_000
_MOST_META = 500
_DEEPEST = 4
_LONGEST_LINE, _LONGEST_NAME = 120, 100
_LABELLED = re.compile(
    r"\(?(tác giả|nguồn tin|nguồn|theo|ngày đăng|đăng ngày|đăng lúc|xuất bản|cập nhật lúc|cập nhật)\s?(?::|(?=\s?\d))\s*"
    r"([^\n]{1,100})\Z",
    re.I,
)
# "Thứ Năm, 07/05/2026 08:30 (GMT+7)": a line that is nothing but a moment.
_MOMENT = re.compile(
    r"(?:thứ\s\w{2,5}|chủ nhật)?[\s,|-]*(?:\d{1,2}[:h]\d{2}[\s,|-]*)?(\d{1,2}[/-]\d{1,2}[/-]\d{4})"
    r"[\s,|-]*(?:\d{1,2}[:h]\d{2})?(?:\s?\(?gmt\s?\+\s?7\)?)?\Z",
    re.I,
)
_DAY = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")


def article_facts(tree: LexborHTMLParser, lines: Iterable[str]) -> Article | None:
    """The facts of a page; `lines` are those that a browser shows. None for a page that is silent about all of them."""
    said: dict[str, str] = {}
    for name, value in (*_meta(tree), *_linked(tree), *_shown(lines)):
        said.setdefault(name.lower(), value.strip())
    found = {fact: [said[name] for name in names if said.get(name)] for fact, names in _NAMES.items()}
    article = Article(
        byline=next(filter(_is_name, found["byline"]), None),
        publisher=next(filter(_is_name, found["publisher"]), None),
        published=next(filter(None, map(_day, found["published"])), None),
        updated=next(filter(None, map(_day, found["updated"])), None),
    )
    return article if article != Article() else None


def _meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta[content]")[:_MOST_META]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            yield name, attributes.get("content") or ""


def _linked(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Facts of an article in JSON-LD, under the names of schema.org."""
    for node in tree.css('script[type="application/ld+json"]')[:10]:
        text = node.text()
        if len(text) > _MOST_DATA:
            continue
        try:
            yield from _facts_in(json.loads(text), depth=0)
        except (ValueError, RecursionError):
            continue


def _facts_in(value: Any, *, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _facts_in(item, depth=depth + 1)
    elif isinstance(value, dict):
        if "article" in str(value.get("@type", "")).lower():
            for name in ("author", "publisher", "datePublished", "dateModified"):
                yield name, _named(value.get(name))
        yield from _facts_in(value.get("@graph"), depth=depth + 1)


def _named(value: Any) -> str:
    """A text, or the name of the person or body that stands in its place."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _shown(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if len(line) > _LONGEST_LINE:
            continue
        labelled, moment = _LABELLED.match(line.strip()), _MOMENT.match(line.strip())
        if labelled:
            yield labelled.group(1), labelled.group(2).rstrip(" ).")
        elif moment:
            yield "ngày đăng", moment.group(1)


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_NAME and "://" not in text and not _DAY.search(text)


def _day(text: str) -> date | None:
    """The day in Việt Nam of a moment as machines or people write it."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(_VIET_NAM) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        found = _DAY.search(text)
    try:
        return date(int(found.group(3)), int(found.group(2)), int(found.group(1))) if found else None
    except ValueError:
        return None

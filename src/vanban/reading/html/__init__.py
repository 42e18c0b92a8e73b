"""Web pages: the article with its headings, lists and tables, without what the site puts around it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from vanban import errors
from vanban.model import Source
from vanban.reading import limits
from vanban.reading.decoding import decode, modern
from vanban.reading.html.article import article, title_block
from vanban.reading.html.blocks import BlockReader
from vanban.reading.html.dom import parsed
from vanban.reading.html.facts import article_facts
from vanban.reading.layout import Layout, Line
from vanban.text import clean

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.I)
_PLAIN_CHARSET = re.compile(r"utf-?8|utf-?16(?:le|be)?|(?:windows-|cp)125\d|iso-8859-\d{1,2}|us-ascii", re.I)
_OLD_FONT = re.compile(r"(?:face|font-family)\s*[=:]\s*[\"']{0,2}(?:\.vn|vni-)", re.I)
_HEAD = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_html(data: bytes, watch: limits.Stopwatch) -> Source:
    """An .html file as a `Source` whose `title` is its one h1 or its `<title>`, with what it says of itself as `article`.

    Raises `too_large`, `too_deep`, `too_slow` and `empty`.
    """
    page = _decoded(data)
    # Pages go on naming old fonts long after their letters were made modern: the letters themselves decide.
    tree = parsed(modern(page, named=_OLD_FONT.search(page) is not None))
    watch.reached(0.3)
    if tree.body is None:
        raise errors.empty()
    reader = BlockReader(tree.body)
    watch.reached(0.8)
    layout = Layout()
    for block in article(reader.elements, reader.blocks):
        layout.add(block.piece)
    heading = title_block(reader.blocks)
    named = tree.css_first("title")
    title = heading.piece.text if heading and isinstance(heading.piece, Line) else named.text() if named else ""
    source = layout.source(format="html", reader="html", title=" ".join(clean(title)[0].split()) or None)
    lines = (line for block in reader.blocks if isinstance(block.piece, Line) for line in block.piece.text.split("\n"))
    facts = article_facts(tree, lines)
    return replace(source, article=facts, written=facts.published if facts else None)


def _decoded(data: bytes) -> str:
    """By the declared character set, if it is one for web pages and the page keeps to it."""
    declared = _CHARSET.search(data[:_HEAD])
    name = declared.group(1).decode() if declared else ""
    if _PLAIN_CHARSET.fullmatch(name) and not data.startswith(_MARKS):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            return decode(data)
    return decode(data)

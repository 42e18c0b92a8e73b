"""A news page says who wrote it, from where and when: in its head, in linked data, or in a line that readers see."""

from __future__ import annotations

import time
from datetime import date

import pytest

from vanban.model import Article
from vanban.reading import read

_BODY = "<h1>Tin xã</h1><p>Xã Lạc họp dân về việc trồng rừng ven suối và cấp nước cho các thôn vùng cao.</p>"


def facts(head: str = "", body: str = "") -> Article | None:
    return read(
        f"<!doctype html><html><head>{head}</head><body>{_BODY}{body}</body></html>".encode(), name="a.html"
    ).article


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def linked(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (meta("article:published_time", "2026-05-07T08:30:00+07:00"), "", Article(published=date(2026, 5, 7))),
        # Late in the evening in London it is the next day in Việt Nam.
        (meta("article:published_time", "2026-05-07T23:30:00Z"), "", Article(published=date(2026, 5, 8))),
        (meta("og:updated_time", "2026-05-09"), "", Article(updated=date(2026, 5, 9))),
        (meta("author", "Mai Lan") + meta("og:site_name", "Báo Vân Sơn"), "", Article("Mai Lan", "Báo Vân Sơn")),
        (meta("article:author", "https://trang.invalid/mai-lan"), "", None),
        (
            linked(
                '{"@graph": [{"@type": "NewsArticle", "author": [{"name": "Mai Lan"}], "dateModified": "2026-05-09T01:00:00"}]}'
            ),
            "",
            Article("Mai Lan", updated=date(2026, 5, 9)),
        ),
        (linked('{"@type": "Event", "datePublished": "2026-05-09"}'), "", None),
        (linked("{"), "", None),
        (linked("[" * 50_000), "", None),
        ("", "<p>Thứ Năm, 07/05/2026 08:30 (GMT+7)</p>", Article(published=date(2026, 5, 7))),
        (
            "",
            "<p>Cập nhật lúc 10:15 ngày 8/5/2026</p><p>Ngày đăng: 07-05-2026</p>",
            Article(None, None, date(2026, 5, 7), date(2026, 5, 8)),
        ),
        ("", "<p>Tác giả: Mai Lan</p><p>(Nguồn: Báo Vân Sơn)</p>", Article("Mai Lan", "Báo Vân Sơn")),
        # Dates and names that a page tells of, not of itself.
        ("", "<p>Hội nghị ngày 07/05/2026 bàn việc cấp nước.</p><p>Nguồn lực còn thiếu.</p>", None),
        ("", "<p>31/02/2026</p>", None),
        ("", "", None),
    ],
)
def test_facts_of_a_page(head: str, body: str, expected: Article | None) -> None:
    assert facts(head, body) == expected


def test_head_of_a_page_counts_before_its_lines() -> None:
    found = facts(meta("article:published_time", "2026-05-07"), "<p>Ngày đăng: 01/01/2020</p>")
    assert found == Article(published=date(2026, 5, 7))


def test_page_of_many_lines_takes_no_longer_for_it() -> None:
    begin = time.perf_counter()
    facts(body="<p>thứ , , , , 10:10 , - | - |</p>" * 20_000)
    assert time.perf_counter() - begin < 5

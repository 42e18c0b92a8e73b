"""A page gives its article with headings, lists and tables; what the site puts around it is left out."""

from __future__ import annotations

import pytest

from vanban.model import Source
from vanban.reading import read

_PROSE = "Ban Chấp hành Đảng bộ tỉnh Hoa Sim họp phiên thường kỳ để bàn việc trồng rừng ven suối trong năm tới."
_MORE = "Các đại biểu thống nhất giao Sở Mây Trắng xây dựng kế hoạch, hoàn thành trước ngày 15 tháng 6 năm 2026."


def read_page(body: str, head: str = "") -> Source:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), name="trang.html")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Một\n  hai</p><p>ba</p>", "Một hai\nba"),
        ("<p>một<br>hai</p>", "một\nhai"),
        ("<div>một<p>hai</p>ba</div>", "một\nhai\nba"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n- c"),
        ('<ol type="a"><li>x</li><li>y</li></ol>', "a. x\nb. y"),
        ("<ul><li>- đã có gạch</li><li>a) đã có chữ</li></ul>", "- đã có gạch\na) đã có chữ"),
        ("<script>x()</script><style>p{}</style><p>chữ</p>", "chữ"),
        ("<p>Số:&nbsp;&nbsp;&nbsp;/KH-UBND</p>", "Số:   /KH-UBND"),
        ("<p hidden>ẩn</p><p style='display: none'>ẩn</p><p>hiện</p>", "hiện"),
        ("<p>A &amp; B &lt;C&gt;</p>", "A & B <C>"),
        ("<pre>a\n  b</pre>", "a\nb"),
    ],
)
def test_body_reads_as_a_browser_shows_it(body: str, expected: str) -> None:
    assert read_page(body).text == expected


def test_article_is_told_from_what_stands_around_it() -> None:
    page = f"""
    <div class="top-menu"><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></div>
    <header><p>Cổng thông tin</p></header><nav><ul><li><a href="/">Mục</a></li></ul></nav>
    <div class="wrap"><div class="left"><h1>Hội nghị trồng rừng</h1><p class="meta">Thứ ba, 12/05/2026</p>
    <div class="body"><p>{_PROSE}</p><p>{_MORE}</p><p>Hoa Mai</p></div></div>
    <ul><li><a href="1">Một tin khác</a></li><li><a href="2">Một tin khác nữa</a></li></ul>
    <div id="comment-box"><p>Gửi ý kiến của bạn về bài viết này cho ban biên tập</p></div></div>
    <p>Lượt truy cập: 12.345</p><footer>Bản quyền</footer>"""
    expected = ["Hội nghị trồng rừng", "Thứ ba, 12/05/2026", _PROSE, _MORE, "Hoa Mai"]
    source = read_page(page, "<title>Hội nghị | Cổng thông tin</title>")
    assert source.text.split("\n") == expected
    assert source.title == "Hội nghị trồng rừng"
    assert source.blocks[0].kind == "heading"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<div><p>{_MORE}</p></div><article><p>{_PROSE}</p><p>{_PROSE}</p></article>", f"{_PROSE}\n{_PROSE}"),
        (f"<h1>Tên bài</h1><div><p>Ngắn</p></div><main><p>{_PROSE}</p></main>", f"Tên bài\n{_PROSE}"),
        (f"<div class='related'><p>{_MORE}</p></div><p>{_PROSE}</p><p>{_PROSE}</p>", f"{_PROSE}\n{_PROSE}"),
        (f"<p>{_PROSE}</p><p>Tin liên quan</p>", _PROSE),
        (f"<form id='aspnetForm'><div class='content-share'><p>{_PROSE}</p></div></form>", _PROSE),
        (f"<form><input><label>Tìm</label></form><p>{_PROSE}</p>", _PROSE),
        ("<ul><li><a>chỉ có liên kết</a></li><li><a>không có bài</a></li></ul>", "- chỉ có liên kết\n- không có bài"),
    ],
)
def test_main_content_is_chosen(page: str, expected: str) -> None:
    assert read_page(page).text == expected


def test_data_table_becomes_a_table_with_its_spans() -> None:
    page = (
        "<table><tr><th>TT<th>Việc<th>Ai</tr><tr><td rowspan=2>1<td>Trồng rừng<td>Sở A<br>Sở B</tr>"
        "<tr><td colspan=2>Chăm sóc</table>"
    )
    source = read_page(page)
    assert source.text == "| TT | Việc | Ai |\n| 1 | Trồng rừng | Sở A / Sở B |\n|  | Chăm sóc |  |"
    spans = {source.text[cell.start : cell.end]: (cell.rowspan, cell.colspan) for cell in source.tables[0].cells}
    assert (spans["1"], spans["Chăm sóc"], spans["Sở A / Sở B"]) == ((2, 1), (1, 2), (1, 1))


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr><td><p>{_PROSE}</p></td></tr></table>",
        f"<table><tr><td>a</td><td><table><tr><td><p>{_PROSE}</p></td></tr></table></td></tr></table>",
        f"<table><tr><td>a</td><td>{'<p>' + _PROSE + '</p>'}{f'<p>{_MORE}</p>' * 40}</td></tr></table>",
    ],
)
def test_layout_table_is_looked_through(page: str) -> None:
    source = read_page(page)
    assert source.tables == ()
    assert _PROSE in source.text.split("\n")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset='utf-8'><p>Sở Gió</p>".encode(), "Sở Gió"),
        (b"\xef\xbb\xbf<html><p>" + "Sở Gió".encode(), "Sở Gió"),
        ("<html><p>Sở Gió".encode("utf-16"), "Sở Gió"),
        ("<html><meta charset=windows-1252><p>caf\u00e9".encode("cp1252"), "café"),
        (b"<html><meta charset=rot13><p>abc", "abc"),
        ("<html><meta charset=iso-8859-1><p>Sở".encode("latin-1", "xmlcharrefreplace"), "Sở"),
    ],
)
def test_declared_character_set_is_kept_if_it_is_one(data: bytes, expected: str) -> None:
    assert read(data, name="a.html").text == expected


def test_bold_is_whole_blocks_only() -> None:
    source = read_page("<p><b>Đậm cả dòng</b></p><p><strong>Đậm</strong> một phần</p>")
    assert [block.bold for block in source.blocks] == [True, False]

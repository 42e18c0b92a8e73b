"""Promise: the first line of a news text is its title; that of an official paper, a list or a plain paragraph never is."""

from __future__ import annotations

import doctest

import pytest

from tests.vanban import papers
from vanban import find_header, read, read_text
from vanban.reading import news
from vanban.reading.news import headline

TITLE = "Xã Bến Sỏi mở chợ phiên"
STORY = "Sáng 12/5, xã Bến Sỏi mở lại chợ phiên sau hai năm sửa chữa cầu treo. Nhiều hộ mang hàng đến bán."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{STORY}", TITLE),
        (f"\n  {TITLE}  \n{STORY}\n", TITLE),
        (f"# {TITLE}\n\n{STORY}", TITLE),
        (f"**{TITLE}**\n\n{STORY}", TITLE),
        # What a site puts between: the day and hour, a picture, who wrote it.
        (f"{TITLE}\nThứ Ba, 12/5/2026 10:05\n[img]\nVi Hà\n\n{STORY}", TITLE),
        # The lead may be broken by the width of the page, and begin with a bracket.
        (f"{TITLE}\n\n(SĐ) - {STORY[:66]}\n{STORY[67:]}", TITLE),
        (f"Vì sao “chợ phiên” Bến Sỏi vắng?\n\n{STORY}", "Vì sao “chợ phiên” Bến Sỏi vắng?"),
        (f"“Bến Sỏi” thành thương hiệu gạo\n\n{STORY}", "“Bến Sỏi” thành thương hiệu gạo"),
        (papers.NEWS, "Lâm Hải bàn giải pháp phát triển nghề nuôi biển"),
    ],
)
def test_first_line_of_news_is_its_title(text: str, title: str) -> None:
    assert headline(text) == title
    assert read_text(text).title == title
    assert read(text.encode(), name="tin.txt").title == title
    assert find_header(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        TITLE,
        f"{TITLE}.\n\n{STORY}",
        f"{TITLE}:\n\n{STORY}",
        f"{TITLE};\n\n{STORY}",
        STORY,
        f"{STORY}\n\n{STORY}",
        # Too short to say anything, or too long for a title.
        f"Tin vắn\n\n{STORY}",
        f"{TITLE * 12}\n\n{STORY}",
        # The line goes on below, or nothing is told there.
        f"{TITLE} và hội xuân\nvùng cao. {STORY}",
        f"{TITLE}\n\nCòn nữa.",
        f"{TITLE}\n- Gạo nếp\n- Vải lanh",
        f"{TITLE}\nÔng Đàm\nBà Sương\nÔng Lộc\nBà Pọm\nÔng Vi\n\n{STORY}",
        # Labels, days, rows.
        f"1. {TITLE}\n\n{STORY}",
        f"II. {TITLE}\n\n{STORY}",
        f"Điều 1. {TITLE}\n\n{STORY}",
        f"Chính trị xã hội 10:05 06/10/2026 (0)\n\n{STORY}",
        f"| {TITLE} | 2 |\n| a | b |\n\n{STORY}",
        f"Trang chủ | Tin tức xã hội mới nhất | Sự kiện\n\n{STORY}",
        # Papers of offices, whole or with the beginning lost.
        f"ỦY BAN NHÂN DÂN XÃ BẾN SỎI\n\n{STORY}",
        f"Tỉnh ủy Sông Đào và các ban\nĐẢNG CỘNG SẢN VIỆT NAM\n\n{STORY}",
        f"{TITLE}\nSố: 12/BC-UBND\n\n{STORY}",
        f"{TITLE}\nSố      /KH-UBND\n\n{STORY}",
        f"{TITLE}\nKính gửi: Các xã, phường\n\n{STORY}",
        f"{TITLE}\n\nCăn cứ Luật Bến bãi; xét đề nghị của Sở Xây dựng về việc mở lại chợ phiên. {STORY}",
        f"{TITLE}\n\n{STORY}\nĐộc lập - Tự do - Hạnh phúc",
        f"{TITLE}\n(Kèm theo Quyết định của xã)\n\n{STORY}",
        papers.PROGRAMME,
        papers.DECISION,
        papers.LETTER,
        papers.FLAT,
    ],
)
def test_first_line_of_anything_else_is_no_title(text: str) -> None:
    assert headline(text) is None


def test_title_that_the_format_names_stands() -> None:
    page = f"<html><head><title>Chợ phiên</title></head><body><p>{TITLE}</p><p>{STORY}</p></body></html>"

    assert read(page.encode(), name="a.html").title == "Chợ phiên"


def test_examples_run() -> None:
    results = doctest.testmod(news)

    assert (results.failed, results.attempted > 0) == (0, True)

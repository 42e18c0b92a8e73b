"""How the press tells that somebody asks, hands out and expects; and what it only reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vanban import Directive, analyse, read

LINES = Path(__file__).with_name("orders_of_the_press.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [(sentence, int(count)) for count, sentence in (line.split("\t") for line in LINES)]
"""A sentence, and how many orders it holds."""


def orders(text: str) -> list[Directive]:
    return list(analyse(read(text.encode(), name="x.txt"), reference=date(2026, 10, 2)).directives)


@pytest.mark.parametrize(("sentence", "count"), SENTENCES)
def test_a_sentence_holds_so_many_orders(sentence: str, count: int) -> None:
    assert len(orders(sentence)) == count


def test_a_body_that_an_order_concerns_owes_it() -> None:
    (order,) = orders("Đối với Sở Tài chính, Chủ tịch UBND tỉnh yêu cầu cân đối nguồn vốn, báo cáo trước ngày 20/12.")

    assert (order.assignees, order.deadline_value) == (("Sở Tài chính",), "2026-12-20")


def test_a_meeting_hands_work_on() -> None:
    (order,) = orders("Thường trực Tỉnh ủy thống nhất chủ trương, giao Ban Tổ chức Tỉnh ủy tham mưu kế hoạch.")

    assert order.assignees == ("Ban Tổ chức Tỉnh ủy",)

"""Running text joins what a page broke, and every span finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.finding.running import running
from vanban.finding.wording import any_of

JOINED = [
    ("Sở Văn hóa,\n  Thể thao", "Sở Văn hóa, Thể thao"),
    ("công nghiệp \nvăn hóa", "công nghiệp văn hóa"),
    ("sau:\na) rà soát", "sau:\na) rà soát"),
    ("sau:\nb. rà soát", "sau:\nb. rà soát"),
    ("số       /KH", "số /KH"),
    ("uỷ ban – “xã”", 'ủy ban - "xã"'),
]


@pytest.mark.parametrize(("text", "flat"), JOINED)
def test_broken_lines_and_wide_gaps_are_joined(text: str, flat: str) -> None:
    assert running(text).flat == flat


@given(st.text(st.sampled_from("aĐuỷ \nİ.)-–“1"), min_size=1, max_size=40))
def test_span_of_every_character_lies_in_the_text(text: str) -> None:
    line = running(text)
    assert len(line.low) == len(line.flat)
    spans = [line.span(at, at + 1) for at in range(len(line.flat))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_any_of_tries_the_longer_word_first() -> None:
    assert any_of("cơ quan | cơ quan trung ương") == r"(?:cơ\s+quan\s+trung\s+ương|cơ\s+quan)"

"""Promise: whatever a text says, findings are verbatim, in order, inside it, found in bounded time and every time alike."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vanban import papers
from tests.vanban.fuzz.breaking import Cut, broken, cuts
from tests.vanban.fuzz.invariants import analyse_whatever
from tests.vanban.fuzz.wording import repeated, tables, texts, words

# The same every time, so that a change is judged and not luck; `make fuzz` is for finding what nobody thought of.
MODEST = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@given(text=st.one_of(words(), texts()))
@MODEST
def test_words_in_any_order(text: str) -> None:
    assert analyse_whatever(text) == analyse_whatever(text)


@given(text=tables())
@MODEST
def test_tables_of_any_shape(text: str) -> None:
    analyse_whatever(text)


@given(text=repeated())
@settings(MODEST, max_examples=60)
def test_few_words_over_and_over(text: str) -> None:
    analyse_whatever(text)


@given(paper=st.sampled_from(list(papers.ALL.values())), edits=cuts())
@MODEST
def test_paper_with_pieces_cut_doubled_and_turned(paper: str, edits: list[Cut]) -> None:
    analyse_whatever(broken(paper.encode("utf-16-le"), edits).decode("utf-16-le", "replace"))


@given(text=st.text(max_size=400))
@MODEST
def test_any_characters(text: str) -> None:
    analyse_whatever(text)

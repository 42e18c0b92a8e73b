"""Promise: the words that the guides print as ***screen words*** stand on a screen, letter for letter."""

import re
from pathlib import Path

import pytest
from django.utils.translation.trans_real import CONTEXT_SEPARATOR

from kimchinam.config.messages import extracted

DOCS = Path(__file__).resolve().parents[2] / "docs"
NAMES = ("huong-dan", "chuong-trinh", "theo-doi", "xem-viec", "canh-bao", "phan-ra", "so-excel", "quan-tri")
GUIDES = "\n\n".join((DOCS / f"{name}.md").read_text() for name in NAMES)
SCREEN_WORDS = sorted({" ".join(words.split()) for words in re.findall(r"\*\*\*(.+?)\*\*\*", GUIDES, re.DOTALL)})


@pytest.fixture(scope="module")
def on_screens() -> set[str]:
    """Every message of the interface; a count or a name in it reads as …, as in the guide."""
    messages = {part for key in extracted() for part in (key if isinstance(key, tuple) else (key,))}
    spoken = {message.rpartition(CONTEXT_SEPARATOR)[2] for message in messages}
    return {re.sub(r"%\(\w+\)[sd]", "…", message).rstrip(":") for message in spoken}


@pytest.mark.parametrize("words", SCREEN_WORDS)
def test_words_of_the_guide_stand_on_a_screen(words: str, on_screens: set[str]) -> None:
    assert words in on_screens

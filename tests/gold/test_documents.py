"""Promise: our own whole documents are read as their answers say, except for faults whose cause is known and named."""

from __future__ import annotations

import pytest

from benchmarks.judge.cases import Text, documents
from tests.gold.reading import HERE, causes, expected_faults, faults

DOCUMENTS = documents(HERE / "documents")
ITEMS = (
    ("documents", "surface"),
    ("deadlines", "surface"),
    ("organisations", "surface"),
    ("targets", "surface"),
    ("table_tasks", "task"),
    ("directives", "action"),
)
"""What must stand word by word in the text."""


@pytest.mark.parametrize("text", DOCUMENTS, ids=lambda text: text.name)
def test_document_has_only_the_faults_that_are_known(text: Text) -> None:
    assert sorted(faults(text)) == sorted(expected_faults(text.name)), "a mended fault leaves expected_failures.toml"


@pytest.mark.parametrize("text", DOCUMENTS, ids=lambda text: text.name)
def test_answers_stand_in_the_text(text: Text) -> None:
    said = " ".join(text.text.split())

    listed = [item[words] for name, words in ITEMS for item in text.answers.get(name, ())]
    assert [words for words in listed if " ".join(words.split()) not in said] == []


def test_there_are_twelve_documents_and_every_known_fault_belongs_to_one() -> None:
    names = {text.name for text in DOCUMENTS}

    assert len(names) >= 12
    assert [fault for cause in causes() for fault in cause.documents if fault.split(": ")[0] not in names] == []

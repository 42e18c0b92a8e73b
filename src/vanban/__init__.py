"""Reads Vietnamese official documents and says what is in them, every finding with its exact place in the text.

import vanban

source = vanban.read(data, name="chuong-trinh.docx")
for directive in vanban.analyse(source).directives:
    print(directive.assignees, directive.surface, directive.deadline_value)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from vanban.analysis import analyse, reference_date
from vanban.comparison import Comparison, compare
from vanban.contract import to_json
from vanban.due import last_day, recurs
from vanban.errors import UnreadableError
from vanban.finding.naming import canonical_name, same_organisation
from vanban.finding.references import find_references
from vanban.model import (
    Analysis,
    AnnexTask,
    Block,
    Cell,
    Comment,
    Contradiction,
    Deadline,
    Directive,
    Header,
    Meeting,
    OffsetMap,
    Organisation,
    Provision,
    Reference,
    Source,
    Table,
    Target,
)
from vanban.reading import MAX_BYTES, read, read_text
from vanban.reasons import Why
from vanban.structure.header import find_header
from vanban.structure.outline import find_outline, path_label, place_of
from vanban.text import fold, level

if TYPE_CHECKING:
    __version__: str


def __getattr__(name: str) -> str:
    """`__version__`, asked of the installation only when somebody wants it: that takes longer than most of the import."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    metadata = import_module("importlib.metadata")
    try:
        return str(metadata.version("kimchinam"))
    except metadata.PackageNotFoundError:  # imported from a folder that was never installed
        return "0"


__all__ = [
    "MAX_BYTES",
    "Analysis",
    "AnnexTask",
    "Block",
    "Cell",
    "Comment",
    "Comparison",
    "Contradiction",
    "Deadline",
    "Directive",
    "Header",
    "Meeting",
    "OffsetMap",
    "Organisation",
    "Provision",
    "Reference",
    "Source",
    "Table",
    "Target",
    "UnreadableError",
    "Why",
    "__version__",
    "analyse",
    "canonical_name",
    "compare",
    "find_header",
    "find_outline",
    "find_references",
    "fold",
    "last_day",
    "level",
    "path_label",
    "place_of",
    "read",
    "read_text",
    "recurs",
    "reference_date",
    "same_organisation",
    "to_json",
]

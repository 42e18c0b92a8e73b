"""Reads Vietnamese official documents and says what is in them, every finding with its exact place in the text.

import vanban

source = vanban.read(data, name="chuong-trinh.docx")
for directive in vanban.analyse(source).directives:
    print(directive.assignees, directive.surface, directive.deadline_value)
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from vanban.analysis import analyse, reference_date
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
from vanban.structure.header import find_header
from vanban.structure.outline import find_outline, path_label, place_of
from vanban.text import fold, level

try:
    __version__ = version("kimchinam")
except PackageNotFoundError:  # imported from a folder that was never installed
    __version__ = "0"

__all__ = [
    "MAX_BYTES",
    "Analysis",
    "AnnexTask",
    "Block",
    "Cell",
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
    "__version__",
    "analyse",
    "canonical_name",
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

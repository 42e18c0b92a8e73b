"""Reads Vietnamese official documents and says what is in them, every finding with its exact place in the text.

import vanban

source = vanban.read(data, name="chuong-trinh.docx")
for directive in vanban.analyse(source).directives:
    print(directive.assignees, directive.surface, directive.deadline_value)

What is not in the text is None or empty: nothing is ever guessed. Offsets are half-open and count characters of
`Source.text`, days are `datetime.date`, values of deadlines and targets are strings as in the JSON contract (docs/vanban.md).
`UnreadableError` is the only error that a document can cause. All results are frozen and may be shared between threads.

Reading      `read`, `read_text` → `Source` of `Block`, `Table`, `Cell`, `Comment`, `Article`, `OffsetMap`;
             `UnreadableError`, `MAX_BYTES`, `__version__`
Everything   `analyse` → `Analysis` of `Header`, `Reference`, `Deadline`, `Organisation`, `Directive`, `AnnexTask`, `Target`,
             `Meeting`, `Contradiction`, `Provision`; `Task` is a directive or annex task; each finding with its `Why`; `to_json`
Single parts `find_header`, `find_outline`, `find_references`, `find_deadlines`, `reference_date`
Days         `last_day`, `recurs` of a value; `deadline_of` and `last_day_of` a task; `due_day` of a `Span`, `next_due` and
             `occurrences` of a recurrence; `load_calendar` → `Calendar` of working days; `UnknownDayError`, `RuleError`
Left out     `notices` of a `Source` or `Analysis`: pages, hidden rows and comments that are not in the text; `page_ranges`
Two works    `compare` → `Comparison` of `ProvisionPair` and `TargetPair`; `comparison_to_json`; `lineage` of two drafts
Bodies       `resolve` → `Match` of `Unit`, asked of a `UnitList` and of the built-in dated gazetteer; `province_of` an office
Questions    `place_of`, `path_label`, `canonical_name`, `same_organisation`, `fold`, `level`
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vanban.analysis import analyse, reference_date
    from vanban.calendar import Calendar, RuleError, UnknownDayError, load_calendar
    from vanban.comparison import Comparison, ProvisionPair, compare
    from vanban.comparison_json import comparison_to_json
    from vanban.comparison_targets import TargetPair
    from vanban.contract import to_json
    from vanban.descent import lineage
    from vanban.due import deadline_of, due_day, last_day, last_day_of, next_due, occurrences, recurs
    from vanban.errors import UnreadableError
    from vanban.finding.deadlines import find_deadlines
    from vanban.finding.naming import canonical_name, same_organisation
    from vanban.finding.references import find_references
    from vanban.gazetteer.locating import province_of
    from vanban.gazetteer.resolving import Match, resolve
    from vanban.gazetteer.units import Unit, UnitList
    from vanban.left_out import notices, page_ranges
    from vanban.model import (
        Analysis,
        AnnexTask,
        Article,
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
        Span,
        Table,
        Target,
        Task,
    )
    from vanban.reading import MAX_BYTES, read, read_text
    from vanban.reasons import Why
    from vanban.structure.header import find_header
    from vanban.structure.outline import find_outline, path_label, place_of
    from vanban.text import fold, level

    __version__: str

_HOMES = {
    "analysis": ("analyse", "reference_date"),
    "calendar": ("Calendar", "RuleError", "UnknownDayError", "load_calendar"),
    "comparison": ("Comparison", "ProvisionPair", "compare"),
    "comparison_json": ("comparison_to_json",),
    "comparison_targets": ("TargetPair",),
    "contract": ("to_json",),
    "descent": ("lineage",),
    "due": ("deadline_of", "due_day", "last_day", "last_day_of", "next_due", "occurrences", "recurs"),
    "errors": ("UnreadableError",),
    "finding.deadlines": ("find_deadlines",),
    "finding.naming": ("canonical_name", "same_organisation"),
    "finding.references": ("find_references",),
    "gazetteer.locating": ("province_of",),
    "gazetteer.resolving": ("Match", "resolve"),
    "gazetteer.units": ("Unit", "UnitList"),
    "left_out": ("notices", "page_ranges"),
    "model": (
        "Analysis", "AnnexTask", "Article", "Block", "Cell", "Comment", "Contradiction", "Deadline", "Directive", "Header",
        "Meeting", "OffsetMap", "Organisation", "Provision", "Reference", "Source", "Span", "Table", "Target",
        "Task",
    ),
    "reading": ("MAX_BYTES", "read", "read_text"),
    "reasons": ("Why",),
    "structure.header": ("find_header",),
    "structure.outline": ("find_outline", "path_label", "place_of"),
    "text": ("fold", "level"),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:
    # Type checkers have the imports above: were they to see this, they would believe in every name.
    def __getattr__(name):
        """A public name, brought from its module when it is first asked for: most programs need few of them, and the
        patterns of all finders together take longer to prepare than a short paper takes to read.
        """
        if name == "__version__":
            value = _installed_version()
        elif name in _HOME:
            value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """What a program is meant to use, without the tools of this module."""
    return sorted([*__all__, *(name for name in globals() if name.startswith("__") and name not in __all__)])


def _installed_version() -> str:
    metadata = import_module("importlib.metadata")
    try:
        return str(metadata.version("kimchinam"))
    except metadata.PackageNotFoundError:  # imported from a folder that was never installed
        return "0"


__all__ = [
    "MAX_BYTES",
    "Analysis",
    "AnnexTask",
    "Article",
    "Block",
    "Calendar",
    "Cell",
    "Comment",
    "Comparison",
    "Contradiction",
    "Deadline",
    "Directive",
    "Header",
    "Match",
    "Meeting",
    "OffsetMap",
    "Organisation",
    "Provision",
    "ProvisionPair",
    "Reference",
    "RuleError",
    "Source",
    "Span",
    "Table",
    "Target",
    "TargetPair",
    "Task",
    "Unit",
    "UnitList",
    "UnknownDayError",
    "UnreadableError",
    "Why",
    "__version__",
    "analyse",
    "canonical_name",
    "compare",
    "comparison_to_json",
    "deadline_of",
    "due_day",
    "find_deadlines",
    "find_header",
    "find_outline",
    "find_references",
    "fold",
    "last_day",
    "last_day_of",
    "level",
    "lineage",
    "load_calendar",
    "next_due",
    "notices",
    "occurrences",
    "page_ranges",
    "path_label",
    "place_of",
    "province_of",
    "read",
    "read_text",
    "recurs",
    "reference_date",
    "resolve",
    "same_organisation",
    "to_json",
]

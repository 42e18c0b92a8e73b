"""What every analysis must keep: findings are verbatim slices of the text, the outline is a tree in its order."""

from __future__ import annotations

from collections.abc import Sequence

from vanban.model import Analysis, Provision


def assert_sound(analysis: Analysis) -> None:
    text = analysis.text
    for finding in (
        *analysis.references,
        *analysis.deadlines,
        *analysis.organisations,
        *analysis.directives,
        *analysis.targets,
    ):
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.surface
    for task in analysis.annex_tasks:
        assert 0 <= task.start < task.end <= len(text)
    assert_ordered(analysis.outline, 0, len(text))


def assert_ordered(nodes: Sequence[Provision], start: int, end: int) -> None:
    """Children lie inside their parent, one after the other, and none is empty."""
    for node in nodes:
        assert start <= node.start < node.end <= end
        assert_ordered(node.children, node.start, node.end)
        start = node.end

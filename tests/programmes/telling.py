"""What the history of a programme says, for tests."""

from kimchinam.audit.queries import history
from kimchinam.audit.templatetags.audit import sentence
from kimchinam.programmes.models import Programme


def told(programme: Programme) -> list[str]:
    """Oldest first, without who did it."""
    lines = [sentence(event) for event in history("programmes.programme", programme.pk)]
    return [line.partition(" ")[2] for line in reversed(lines)]

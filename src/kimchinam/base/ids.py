"""Primary keys that two installations can exchange without a clash, and that sort by time of birth."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    return UUID(bytes=uuid7().bytes)


def id_in(text: str) -> UUID | None:
    """The key that a word of an address or of a form spells; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None

"""Primary keys that two installations can exchange without a clash, and that sort by time of birth."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    return UUID(bytes=uuid7().bytes)

from kimchinam.audit.actions import seal_events


def seal_next() -> bool:
    return seal_events() is not None

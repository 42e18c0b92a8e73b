"""Values of the JSON contract in the words of the interface: days, amounts."""

from datetime import date

from kimchinam.extraction.models import Item
from kimchinam.ui.templatetags.ui import vnamount, vndate


def day_words(iso: str) -> str:
    """`2027-09-30` → 30/09/2027."""
    return vndate(date.fromisoformat(iso))


def amount_words(item: Item) -> str:
    """`≥ 2,5 %`; both ends of a range with a dash between them."""
    return f"{vnamount(item.value, item.comparator)} {item.unit}".strip()

"""Why rows of a register are no tasks although nobody left them out, in words and in numbers that open their lists."""

from collections.abc import Iterable

from kimchinam.exchange.models import Batch
from kimchinam.exchange.queries import rows_left, stays_of
from kimchinam.exchange.states import Stay
from kimchinam.ui.templatetags.ui import vnnumber


def staying(batch: Batch) -> dict[str, object]:
    stays = stays_of(rows_left(batch))
    return {"stays": stays, "left": sum(count for _stay, count in stays), "reasons": _said(stays)}


def _said(stays: Iterable[tuple[Stay, int]]) -> str:
    """One reason needs no number: that of the card is its own."""
    stays = list(stays)
    if len(stays) == 1:
        return str(stays[0][0].label)
    return "; ".join(f"{vnnumber(count)} {stay.label}" for stay, count in stays)

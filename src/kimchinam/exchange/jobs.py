"""bytes → rows → preview: find a waiting register, claim it, read it, hand the result to an action."""

import logging

from kimchinam.documents.actions import MAX_ATTEMPTS
from kimchinam.documents.queries import open_file
from kimchinam.exchange.actions import claim_register, fail_register, keep_rows
from kimchinam.exchange.models import Batch
from kimchinam.exchange.rules import register_of
from vanban import UnreadableError, read

logger = logging.getLogger(__name__)

STOPPED = UnreadableError(
    "stopped", "Máy đọc đã dừng nhiều lần khi đọc tệp này.", "The reader stopped several times on this file."
)
NO_TABLE = UnreadableError(
    "empty",
    "Không thấy bảng nào có cột nhiệm vụ trong tệp này. Hàng đầu của bảng phải có tên cột, như “Nhiệm vụ”, “Chủ trì”.",
    "No table with a column of tasks was found in this file. The first row of the table must name its columns.",
)


def read_next() -> bool:
    batch = claim_register()
    if batch is None:
        return False
    try:
        if batch.attempts > MAX_ATTEMPTS:
            raise STOPPED
        _read(batch)
    except UnreadableError as reason:
        logger.info("register %s unreadable: %s (%s)", batch.pk, reason.code, reason.detail)
        fail_register(batch, reason=reason)
    return True


def _read(batch: Batch) -> None:
    with open_file(batch.file) as stream:
        source = read(stream.read(), name=batch.file_name)
    register = register_of(source)
    if not register.labels or not register.lines:
        raise NO_TABLE
    keep_rows(batch, register=register, hidden=source.hidden)

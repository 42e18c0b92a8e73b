"""What the house gives out as files."""

from kimchinam.exchange.exports.tasks import MOST_TASKS, workbook_of

__all__ = ["MOST_TASKS", "workbook_of"]

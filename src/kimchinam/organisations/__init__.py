"""Units and their names, the tree as of a date, mergers and successions."""

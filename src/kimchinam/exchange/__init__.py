"""Registers in Excel: read, mended with a person, taken over as tasks, and given out again."""

"""Pages on which tasks are followed: the list, the exceptions, one task, its evidence."""

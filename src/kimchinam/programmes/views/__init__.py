"""Pages of programmes: the list and one programme, its issuing, its tasks, its boards."""

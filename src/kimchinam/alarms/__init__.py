"""What the days of tasks tell people: the scan of each working day, who was told of which level, and the calendar feed."""

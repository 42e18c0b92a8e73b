"""Pages on which people see who was told what, and make their calendar feed."""

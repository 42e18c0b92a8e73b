"""Many invented tasks with their whole past, loaded past the ORM, and how fast the pages of the site then are."""

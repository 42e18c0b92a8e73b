"""People, the posts they hold, what their roles permit, and how far they see."""

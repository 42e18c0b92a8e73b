"""What was acknowledged outlives a `kill -9` at any moment."""

"""The memory: append-only events without foreign keys, sealed into a hash chain, told as sentences."""

"""The mouth of the river: the only place that knows all rooms."""

"""Fuzzing of every reader and of the analysis: by hypothesis among the tests, by coverage with `make fuzz`."""

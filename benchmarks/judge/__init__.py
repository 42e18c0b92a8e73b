"""Compares what vanban finds with hand-made answers: folding, likeness, matching, metrics, sets of answers."""

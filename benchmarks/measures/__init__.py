"""Figures of vanban beside their bars: speed, growth with length, memory, import."""

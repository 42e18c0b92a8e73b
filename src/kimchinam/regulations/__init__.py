"""Rules of the trade as dated rows: which value holds on which day, by which source."""

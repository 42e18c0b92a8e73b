"""An invented register in Excel: how long it takes to take it over, and to bring it back."""

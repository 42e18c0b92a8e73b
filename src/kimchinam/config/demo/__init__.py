"""An invented province, its people and its papers: what the demonstration is filled with."""

"""Programmes and their tasks: who does what by when, from which clause; status as one function of facts and a date."""

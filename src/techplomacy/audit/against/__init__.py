"""A paper against the evidence base: acts, bodies, series, plans, and what it leaves out."""

"""Checking a paper against itself and against the evidence."""

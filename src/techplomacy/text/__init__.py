"""Strings in, spans out: sentences, dates, amounts, names, quotes; pure functions."""

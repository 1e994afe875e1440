"""Bytes to text: one reader a format; blocks, furniture, language, duplicates."""

"""Errors of all classes, planted into clean papers with a fixed seed; one file a family of classes."""

from planting import forms, names, numbers, works  # noqa: F401  each registers its planters

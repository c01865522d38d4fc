"""Sorting what was said, writing a synthesis, publishing it."""

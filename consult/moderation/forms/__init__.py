"""Reporting, filtering the queue, deciding."""

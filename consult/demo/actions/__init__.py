"""Filling the demo: what people wrote, then what the moderators did."""

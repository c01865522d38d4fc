"""Questions about what is read, sorted and published."""

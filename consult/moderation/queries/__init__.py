"""Questions about what is moderated."""

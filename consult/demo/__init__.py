"""An instance filled with invented people who say credible things. To the right of every domain."""

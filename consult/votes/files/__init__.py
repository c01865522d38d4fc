"""File formats of ballots: a file dropped here is a format added."""

"""The ballot box « double enveloppe scellée »: what needs neither the web nor the database."""

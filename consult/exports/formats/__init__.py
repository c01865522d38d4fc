"""One format a file: adding one here offers it on the page of the data."""

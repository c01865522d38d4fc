"""A published synthesis as files to keep and to print: a tagged PDF, an ODT, an open package. Pure."""

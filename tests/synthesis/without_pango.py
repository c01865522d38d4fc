"""What loading WeasyPrint does on a machine that has not its libraries."""

raise OSError("cannot load library 'libpango-1.0-0': error 0x7e")

"""The data file: tables, reads, units of work, undo."""

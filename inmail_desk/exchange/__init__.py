"""File formats, in and out; none yet."""

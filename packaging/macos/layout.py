"""Where things lie in the window that a disk image opens in, in points. The picture has one pixel for each, or two."""

WIDTH, HEIGHT = 640, 400
ICON_SIZE = 128
PROGRAM_AT = (168, 208)
APPLICATIONS_AT = (WIDTH - PROGRAM_AT[0], PROGRAM_AT[1])
"""The middles of the two icons."""

"""When the interpreter looks for garbage: seldom, because nearly all that this program makes is kept."""

import gc


def put_off() -> None:
    """Looks for none until `look_seldom`."""
    gc.disable()


def look_seldom() -> None:
    """Leaves out of every later search what is there by now, and searches only after many new objects: a statement of
    thousands of InMails would else be searched through again and again while it is computed."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()

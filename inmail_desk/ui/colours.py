"""The one table of colours, light and dark. Palette, stylesheet and everything painted are made from it."""

from enum import StrEnum
from typing import NamedTuple, assert_never


class Tone(StrEnum):
    """How much attention something asks for. A tone is always said in words as well."""

    NEUTRAL = "neutral"
    INFO = "info"
    WARN = "warn"
    DANGER = "danger"
    GOOD = "good"


class Colours(NamedTuple):
    """Named colours as "#rrggbb". A `..._soft` colour is the ground for text in the colour of that name.

    A tuple, because a data class of so many fields costs 3 ms at each start.
    """

    page: str
    sidebar: str
    card: str
    hover: str
    border: str
    text: str
    quiet: str
    faint: str  # only for what is disabled
    scroll: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    neutral_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    good: str
    good_soft: str

    def of_tone(self, tone: Tone) -> tuple[str, str]:
        """Return a tone's colour for text and icons, and its soft ground."""
        match tone:
            case Tone.NEUTRAL:
                return self.quiet, self.neutral_soft
            case Tone.INFO:
                return self.accent, self.accent_soft
            case Tone.WARN:
                return self.warn, self.warn_soft
            case Tone.DANGER:
                return self.danger, self.danger_soft
            case Tone.GOOD:
                return self.good, self.good_soft
            case _:
                assert_never(tone)


LIGHT = Colours(
    page="#f5f6f8",
    sidebar="#eceef2",
    card="#ffffff",
    hover="#f0f3f7",
    border="#dce0e6",
    text="#1b2430",
    quiet="#5b6675",
    faint="#98a1ae",
    scroll="#c6ccd5",
    accent="#0b63ce",
    accent_hover="#0955b3",
    on_accent="#ffffff",
    accent_soft="#e4eefb",
    neutral_soft="#eceef2",
    warn="#9a5b00",
    warn_soft="#fff1d6",
    danger="#b3261e",
    danger_soft="#fce7e5",
    good="#1b7a48",
    good_soft="#dff3e7",
)

DARK = Colours(
    page="#15181d",
    sidebar="#191d23",
    card="#1e2229",
    hover="#272c35",
    border="#323843",
    text="#e7ebf1",
    quiet="#9aa6b6",
    faint="#667080",
    scroll="#434b58",
    accent="#6fb1ff",
    accent_hover="#8cc1ff",
    on_accent="#0b1a2b",
    accent_soft="#1f3450",
    neutral_soft="#2b313b",
    warn="#ffc35c",
    warn_soft="#3a2d12",
    danger="#ff8a80",
    danger_soft="#3e1f1d",
    good="#6ed499",
    good_soft="#16342a",
)


_current = [LIGHT]


def use_colours(colours: Colours) -> None:
    """Put colours in force; the theme does, together with the application's palette."""
    _current[0] = colours


def current_colours() -> Colours:
    """Return the colours in force now. Ask again at each painting."""
    # Each cell of a table asks: to tell it from the palette would take longer than to draw a short text.
    return _current[0]

"""A part of a workbook, element by element, whatever prefix its names have."""

from typing import IO
from xml.parsers import expat

from .unreadable import Reason, Unreadable

_BLOCK = 256 * 1024


class Elements:
    """Told of each element of a part: override what is wanted."""

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; its name comes without a prefix."""

    def text(self, data: str) -> None:
        """Text within the element that began last and has not ended."""

    def end(self, tag: str) -> None:
        """An element ends."""


class _Local(dict[str, str]):
    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def parsed(stream: IO[bytes], elements: Elements, name: str) -> None:
    """Tells `elements` what is in the stream.

    Raises `Unreadable` for a part that defines entities of its own: no program that writes workbooks does. Raises
    ExpatError for what is no XML.
    """
    local = _Local()
    begin, end = elements.begin, elements.end
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable(Reason.DAMAGED, name)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda tag, attributes: begin(local[tag], attributes)
    parser.EndElementHandler = lambda tag: end(local[tag])
    parser.CharacterDataHandler = elements.text
    while block := stream.read(_BLOCK):
        parser.Parse(block, False)
    parser.Parse(b"", True)

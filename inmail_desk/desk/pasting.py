"""Quick add: what a pasted address, several, or the text of a profile page says about people."""

import re
from dataclasses import dataclass, replace

from inmail_desk.store.addresses import ProfileAddress, Refusal, addresses_in, normalise

from .rejection import Details, Problem, Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person found in pasted text. "" and None stand for what was not found; a name "" has to be asked for."""

    name: str = ""
    title: str = ""
    company: str = ""
    location: str = ""
    degree: int | None = None
    address: ProfileAddress | None = None


_LONGEST_NAME_FOUND = 80
_LONGEST_HEADLINE = 300
_DEGREE = re.compile(r"(?:^|[·•\s])(1st|2nd|3rd)\+?(?=$|[\s·•])", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|@|bei|chez|en|hos|presso|bij)\s+|\s*@\s*", re.IGNORECASE)
_CELLS = re.compile(r"\t|;|\|| [-–—] ")
_PRONOUNS = re.compile(r"\(?\w+/\w+(?:/\w+)?\)?", re.UNICODE)
# What a profile page shows beside the person: buttons, counts, badges. Only whole lines are dropped.
_PAGE_FURNITURE = re.compile(
    r"(?:contact info|message|connect|follow|more|pending|save in sales navigator|view profile|premium|verified"
    r"|open to work|hiring|providing services|\d[\d.,]*\+? (?:connections|followers)|.*mutual connections?.*"
    r"|.*degree connection|profile (?:photo|picture).*|background (?:photo|image).*|about|activity|experience|"
    r"highlights|show all.*|[·•\s]*(?:1st|2nd|3rd)\+?)",
    re.IGNORECASE,
)


def candidates_in(text: str) -> tuple[Candidate, ...]:
    """The people that a pasted text tells of, in its order, each address once.

    Lines that hold an address each are a list; a single line is a name, title and company; anything else is read as
    one person's page. Raises `Rejected` where the text is an address that is not a LinkedIn person's, or empty.
    """
    text = text.replace("\0", "").strip()
    if not text:
        raise Rejected(Problem.NOT_AN_ADDRESS, field="text")
    addresses = addresses_in(text)
    if not addresses:
        _refuse_a_foreign_address(text)
    if len(addresses) > 1:
        return _listed(text)
    candidate = _page(text) if "\n" in text else _line(_without_addresses(text))
    if addresses:
        candidate = replace(candidate, address=addresses[0])
        if not candidate.name:
            candidate = replace(candidate, name=addresses[0].suggested_name or "")
    return (candidate,)


def _refuse_a_foreign_address(text: str) -> None:
    problems = {
        Refusal.NOT_LINKEDIN: Problem.NOT_LINKEDIN,
        Refusal.NOT_A_PERSON: Problem.NOT_A_PERSON,
    }
    for word in text.split():
        refusal = normalise(word)
        # A name such as "J.Smith" is no address, however much it looks like one: only clear ones are refused.
        if refusal in problems and ("/" in word or text == word):
            raise Rejected(problems[Refusal(refusal)], field="text", details=Details(text=word))


def _listed(text: str) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    waiting_name = ""
    for line in text.splitlines():
        addresses = addresses_in(line)
        if not addresses:
            cells = _cells(line)
            waiting_name = cells[0] if cells and _like_a_name(cells[0]) else waiting_name
            continue
        cells = [cell for cell in _cells(line) if not addresses_in(cell) and "linkedin." not in cell.lower()]
        named = cells[0] if cells and len(addresses) == 1 else waiting_name
        for address in addresses:
            candidate = Candidate(name=named or address.suggested_name or "", address=address)
            if len(cells) > 1:
                candidate = replace(candidate, company=cells[1])
            found.setdefault(address.key, candidate)
        waiting_name = ""
    return tuple(found.values())


def _line(line: str) -> Candidate:
    """Somebody typed: "Jane Example, CTO, Acme"; the name alone will do."""
    parts = [part.strip(" ,:-–—") for part in re.split(r",|" + _CELLS.pattern, line)]
    name, *more = [part for part in parts if part] or [""]
    if not _like_a_name(name):
        return Candidate()
    if len(more) == 1:
        title, company = _headline(more[0])
        return Candidate(name=name, title=title, company=company)
    title, company = more[:2] if more else ("", "")
    return Candidate(name=name, title=title[:_LONGEST_HEADLINE], company=company[:_LONGEST_HEADLINE])


def _cells(line: str) -> list[str]:
    cells = [cell.strip(" ,:-–—")[:_LONGEST_HEADLINE] for cell in _CELLS.split(_without_addresses(line))]
    return [cell for cell in cells if cell]


def _without_addresses(line: str) -> str:
    return re.sub(r"\S+", lambda word: "\t" if "linkedin.com/" in word[0].lower() else word[0], line)


def _page(text: str) -> Candidate:
    degree = _degree(text)
    lines = []
    for raw in text.splitlines():
        line = " ".join(_DEGREE.sub(" ", raw).split()).strip(" ·•")
        if (
            line
            and not addresses_in(line)
            and not _PAGE_FURNITURE.fullmatch(line)
            and not _PRONOUNS.fullmatch(line)
        ):
            lines.append(line)
    if not lines or not _like_a_name(lines[0]):
        return Candidate(degree=degree)
    name = lines[0]
    rest = [line for line in lines[1:] if line != name]
    title, company = _headline(rest[0]) if rest else ("", "")
    return Candidate(name=name, title=title, company=company, location=_location(rest[1:]), degree=degree)


def _degree(text: str) -> int | None:
    found = _DEGREE.search(text)
    return int(found[1][0]) if found else None


def _like_a_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME_FOUND and any(map(str.isalpha, line)) and "http" not in line.lower()


def _headline(line: str) -> tuple[str, str]:
    line = line[:_LONGEST_HEADLINE]
    parts = _AT.split(line, maxsplit=1)
    if len(parts) == 2 and all(parts):
        return parts[0].strip(), re.split(r"\s*[|·•]\s*", parts[1])[0].strip()
    return line, ""


def _location(lines: list[str]) -> str:
    for line in lines[:4]:
        place = re.sub(r"\s*[·•]?\s*contact info\s*$", "", line, flags=re.IGNORECASE).strip(" ·•")
        if place != line.strip(" ·•") or (place.count(",") in (1, 2) and len(place) <= 80):
            return place
    return ""

"""Quick add: what a pasted address, several, or the text of a profile page says about people."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inmail_desk.store.addresses import ProfileAddress, Refusal, addresses_in, normalise

from .profile_page import is_furniture, place_of, read_degree, without_degree
from .rejection import Details, Problem, Rejected
from .sheet_rows import sheet_rows


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
_LONGEST_PART = 300
_LONGEST_LINE_READ = 3_000
_MOST_LINES_READ = 60  # of a page: what it says of its person stands at its top
_MOST_LINES_OF_AN_ADDRESS = 3
_MOST_WORDS_TRIED = 1_000
_AT = re.compile(r"\s+(?:at|@|bei|chez|en|hos|presso|bij)\s+|\s*@\s*", re.IGNORECASE)
_CELLS = re.compile(r"\t|;|\|| [-–—] ")
_PARTS = re.compile(rf",|{_CELLS.pattern}")
_EDGES = " ,:-–—·•\"'“”"
_NUMBERING = re.compile(r"\d{1,4}[.)]\s+")
_MAIL = re.compile(r"\S+@\S+\.\S+")
# What stands behind a comma and belongs to the name all the same.
_POST_NOMINALS = frozenset(
    (
        "phd",
        "dphil",
        "md",
        "mba",
        "msc",
        "bsc",
        "ma",
        "ba",
        "llm",
        "jd",
        "esq",
        "cpa",
        "cfa",
        "pmp",
        "pe",
        "rn",
        "dds",
        "mph",
        "edd",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
    )
)


def candidates_in(text: str) -> tuple[Candidate, ...]:
    """The people that a pasted text tells of, in its order, each address once.

    Rows copied from a sheet and lines that hold an address each are a list; a single line is a name, title and
    company; anything else is read as one person's page. Raises `Rejected` where the text is an address that is not a
    LinkedIn person's, or empty.
    """
    lines = [_with_addresses_apart(line) for line in _storable(text).strip(" \r\n").splitlines()]
    if not any(line.strip() for line in lines):
        raise Rejected(Problem.NOT_AN_ADDRESS, field="text")
    rows = sheet_rows(lines)
    if rows:
        return _of_sheet(rows)
    addresses = addresses_in("\n".join(filter(_may_hold_address, lines)))
    if not addresses:
        _refuse_a_foreign_address(lines)
    if len(addresses) > 1:
        return _listed(lines)
    candidate = _page(lines) if len(lines) > 1 else _line(_without_addresses(lines[0]))
    if addresses:
        candidate = replace(candidate, address=addresses[0])
        if not candidate.name:
            candidate = replace(candidate, name=addresses[0].suggested_name or "")
    return (candidate,)


def _of_sheet(rows: Sequence[Mapping[str, str]]) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    seen: set[str] = set()
    for row in rows:
        address = next(iter(addresses_in(row["rest"])), None)
        if address is not None and address.key in seen:
            continue
        seen |= set() if address is None else {address.key}
        name = row["name"] or (address.suggested_name if address is not None else "") or ""
        if not name and address is None:
            continue
        title, company, location = (
            row.get(field, "")[:_LONGEST_PART] for field in ("title", "company", "location")
        )
        name = name[:_LONGEST_NAME_FOUND]
        person = Candidate(name=name, title=title, company=company, location=location, address=address)
        found.append(person)
    if not found:
        raise Rejected(Problem.NOT_AN_ADDRESS, field="text")
    return tuple(found)


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _may_hold_address(line: str) -> bool:
    return "linkedin.com/" in line.lower()


def _with_addresses_apart(line: str) -> str:
    """The line with a space between its addresses and the cells of a list beside them."""
    if not _may_hold_address(line):
        return line
    line = re.sub(r'"?([;|])"?', r"\1 ", line)
    line = re.sub(
        r'"?,"?(?=https?://|www\.|(?:[a-z]{2,3}\.)?linkedin\.com/)', ", ", line, flags=re.IGNORECASE
    )
    # A comma in the address of Sales Navigator belongs to it.
    return re.sub(r'(linkedin\.com/(?:mwlite/)?in/[^\s,"]{1,300})"?,', r"\1 ,", line, flags=re.IGNORECASE)


def _refuse_a_foreign_address(lines: Sequence[str]) -> None:
    if len(lines) > _MOST_LINES_OF_AN_ADDRESS:
        return  # a page of a person, on which other pages may be named
    problems = {
        Refusal.NOT_LINKEDIN: Problem.NOT_LINKEDIN,
        Refusal.NOT_A_PERSON: Problem.NOT_A_PERSON,
    }
    words = [word for line in lines for word in line.split()]
    for word in words[:_MOST_WORDS_TRIED]:
        # A name such as "J.Smith" is no address, however much it looks like one: only clear ones are refused.
        if "/" in word or len(words) == 1:
            refusal = normalise(word)
            if refusal in problems:
                details = Details(text=word[:_LONGEST_PART])
                raise Rejected(problems[Refusal(refusal)], field="text", details=details)


def _listed(lines: Sequence[str]) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    waiting = Candidate()
    for line in lines:
        addresses = addresses_in(line) if _may_hold_address(line) else ()
        if not addresses:
            # The first line since the last address is the name; what follows it tells more about the person.
            waiting = waiting if waiting.name else _row(line)
            continue
        named = _row(_without_addresses(line))
        if not named.name or len(addresses) > 1:
            named = waiting
        for address in addresses:
            name = named.name or address.suggested_name or ""
            found.setdefault(address.key, replace(named, name=name, address=address))
        waiting = Candidate()
    return tuple(found.values())


def _row(line: str) -> Candidate:
    """A row of a list: name and company, or name, title and company."""
    name, *more = _parts(line) or [""]
    if not _like_a_name(name):
        return Candidate()
    if len(more) == 1:
        return Candidate(name=name, company=more[0])
    return _named(name, more)


def _line(line: str) -> Candidate:
    """Somebody typed: "Jane Example, CTO, Acme"; the name alone will do."""
    degree = read_degree([line])
    name, *more = _parts(without_degree(line)) or [""]
    if not _like_a_name(name):
        return Candidate(degree=degree)
    if len(more) == 1:
        title, company = headline_parts(more[0])
        return Candidate(name=name, title=title, company=company, degree=degree)
    return replace(_named(name, more), degree=degree)


def _named(name: str, more: Sequence[str]) -> Candidate:
    title, company, *place = *more[:4], *[""] * (2 - len(more[:2]))
    return Candidate(name=name, title=title, company=company, location=", ".join(place))


def _parts(line: str) -> list[str]:
    parts = [part.strip(_EDGES)[:_LONGEST_PART] for part in _PARTS.split(line[:_LONGEST_LINE_READ])]
    parts = [part for part in parts if part and not _MAIL.fullmatch(part)]
    if parts:
        parts[0] = _NUMBERING.sub("", parts[0], count=1)
    while len(parts) > 1 and parts[1].lower().replace(".", "") in _POST_NOMINALS:
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    return parts


def _without_addresses(line: str) -> str:
    line = line[:_LONGEST_LINE_READ]
    if not _may_hold_address(line):
        return line
    return re.sub(r"\S+", lambda word: "\t" if _may_hold_address(word[0]) else word[0], line)


def _page(lines: Sequence[str]) -> Candidate:
    lines = lines[:_MOST_LINES_READ]
    degree = read_degree(lines)
    kept: list[str] = []
    for raw in lines:
        line = " ".join(without_degree(raw).split())
        if line and line not in kept[:1] and not is_furniture(line) and not _may_hold_address(line):
            kept.append(line)
    if not kept or not _like_a_name(kept[0]):
        return Candidate(degree=degree)
    title, company = headline_parts(kept[1]) if len(kept) > 1 else ("", "")
    between, location = _location(kept[2:])
    if not company and between:
        company = re.split(r"\s*[|·•]\s*", between[0])[0].strip()
    return Candidate(name=kept[0], title=title, company=company, location=location, degree=degree)


def _like_a_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME_FOUND and any(map(str.isalpha, line)) and "http" not in line.lower()


def headline_parts(line: str) -> tuple[str, str]:
    """The title and the company that a headline names, "" each where it does not: "CTO at Acme"."""
    line = line[:_LONGEST_PART]
    parts = _AT.split(line, maxsplit=1)
    if len(parts) == 2 and all(parts):
        return parts[0].strip(), re.split(r"\s*[|·•]\s*", parts[1])[0].strip()
    return line, ""


def _location(lines: Sequence[str]) -> tuple[Sequence[str], str]:
    """The lines before the place where the person is, each cut, and the place; none and "" where there is no place."""
    for number, line in enumerate(lines[:4]):
        place = place_of(line)
        if place:
            return [each[:_LONGEST_PART] for each in lines[:number]], place
    return (), ""

"""What the credit rules refuse: input that cannot be computed with. One exception, so that callers catch one."""


class Refused(Exception):
    """Facts, rules or a rulebook that cannot be computed with.

    `fact` is the 1-based number of the fact, in the order given, or None where no single fact is to blame. `field` is
    the field of that fact, or the key of the rule; None where neither fits. `line` is the 1-based line of the text in
    which it stands, None where that is not known. `reason` is a sentence; `str()` gives all of it.
    """

    def __init__(
        self, reason: str, *, fact: int | None = None, field: str | None = None, line: int | None = None
    ) -> None:
        self.reason = reason
        self.fact = fact
        self.field = field
        self.line = line
        super().__init__(reason, fact, field, line)

    def __str__(self) -> str:
        where = [] if self.line is None else [f"line {self.line}"]
        where += [] if self.fact is None else [f"event {self.fact}"]
        where += [] if self.field is None else [self.field]
        return ": ".join([*where, self.reason])

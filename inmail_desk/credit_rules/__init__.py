"""The credit rules: facts and a rulebook in, a statement out. Pure, and standard library only."""

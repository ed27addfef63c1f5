"""The room that baskets take in a depot, counted in baskets and in crates (R12)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Places:
    """So many baskets, that fill so many crates."""

    baskets: int = 0
    crates: int = 0

    @classmethod
    def of(cls, value):
        """A plain number counts as that many baskets of one crate each."""
        return value if isinstance(value, cls) else cls(value, value)

    @classmethod
    def sum(cls, parts):
        total = cls()
        for part in parts:
            total += part
        return total

    def __add__(self, other):
        return Places(self.baskets + other.baskets, self.crates + other.crates)

    def __bool__(self):
        return bool(self.baskets or self.crates)

    def largest(self, other):
        """The greatest of each count: what a depot must be able to hold."""
        return Places(max(self.baskets, other.baskets), max(self.crates, other.crates))

    def more_than(self, before):
        """What these take besides ``before``, in each count; never less than 0."""
        return Places(
            max(self.baskets - before.baskets, 0), max(self.crates - before.crates, 0)
        )

    def left_of(self, limits):
        """What these leave of ``limits``; None where a limit is 0, for no limit."""
        return (
            limits.baskets - self.baskets if limits.baskets else None,
            limits.crates - self.crates if limits.crates else None,
        )

    def fits(self, taken, limits):
        """Whether these still fit beside what is taken already."""
        baskets, crates = taken.left_of(limits)
        return (baskets is None or self.baskets <= baskets) and (
            crates is None or self.crates <= crates
        )

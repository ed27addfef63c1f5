"""Which dues, payments and batches a movement of the bank pays: proposals, best first.

Everything is indexed once for all the movements, so that the time is that of reading
them. A proposal is ``sure`` only when something that the bank wrote names the payer or
the invoice, the amount is exact, and nothing else answers as well; anything else is for
a person to accept (R95: nothing is matched by chance).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from .words import compact, numbers, words

#: Proposals kept for a movement, and how many days a batch may take to arrive.
KEPT, BATCH_DAYS = 3, 20
#: Dues of one payer among which a sum is looked for.
SUM_DUES = 40


@dataclass(frozen=True)
class Movement:
    """A line of a statement; ``text`` is all that the bank wrote about it."""

    key: int
    day: object
    amount: Decimal
    text: str
    reference: str = ""
    mandate: str = ""
    batch: str = ""
    payer: int | None = None
    payer_name: str = ""


@dataclass(frozen=True)
class Due:
    """An open item: an invoice to receive, a credit note to pay back, a payment.

    :ivar amount: what is left of it, signed like the movement that would pay it.
    :ivar refs: invoice number, end-to-end reference, cheque number...
    """

    key: int
    payer: int | None
    amount: Decimal
    day: object
    refs: tuple = ()


@dataclass(frozen=True)
class Payer:
    """Somebody who may pay: name, member number."""

    key: int
    name: str
    number: str = ""


@dataclass(frozen=True)
class Batch:
    """Payments that the bank books in one sum: a lot of debits, a deposit slip."""

    name: str
    kind: str
    amount: Decimal
    day: object
    dues: tuple
    refs: tuple = ()


@dataclass
class Proposal:
    """Dues that a movement would pay, and why we think so.

    :ivar reason: batch, reference, mandate, account, number, name or amount.
    """

    dues: tuple
    payer: int | None
    reason: str
    score: int
    sure: bool
    names: str = ""
    rest: Decimal = field(default_factory=Decimal)


class Matcher:
    """The open items of a garden, indexed."""

    def __init__(self, dues, payers, batches=(), mandates=()):
        self.dues = {due.key: due for due in dues}
        self.payers = {payer.key: payer for payer in payers}
        self.batches = list(batches)
        self.of_payer = defaultdict(list)
        self.by_ref, self.by_mandate = defaultdict(list), defaultdict(set)
        for mandate, payer in mandates:
            self.by_mandate[compact(mandate)].add(payer)
        self.by_amount, self.by_word = defaultdict(list), defaultdict(set)
        self.by_number = defaultdict(set)
        for due in sorted(dues, key=lambda due: (due.day, due.key)):
            self._index_due(due)
        for payer in payers:
            for word in words(payer.name):
                self.by_word[word].add(payer.key)
            if payer.number:
                self.by_number[compact(payer.number)].add(payer.key)
        self.ref_lengths = sorted({len(ref) for ref in self.by_ref}, reverse=True)
        self.batch_refs = [
            {compact(ref) for ref in batch.refs if len(compact(ref)) >= 4}
            for batch in self.batches
        ]

    def _index_due(self, due):
        self.of_payer[due.payer].append(due)
        self.by_amount[due.amount].append(due)
        for ref in due.refs:
            if len(compact(ref)) >= 5:
                self.by_ref[compact(ref)].append(due)

    def propose(self, movement):
        """The proposals for a movement, best first, ``KEPT`` at most."""
        found = [
            *self._batches(movement),
            *self._references(movement),
            *self._payers(movement),
            *self._amounts(movement),
        ]
        best = {}
        for proposal in sorted(found, key=lambda p: -p.score):
            best.setdefault(frozenset(proposal.dues) or proposal.payer, proposal)
        kept = list(best.values())[:KEPT]
        if len(kept) > 1 and kept[0].score == kept[1].score:
            kept[0].sure = kept[1].sure = False
        return kept

    # -- the ways to know -----------------------------------------------------------

    def _batches(self, movement):
        """Lots and slips of the same total; sure when named, or alone of its kind."""
        text = compact(f"{movement.text} {movement.batch} {movement.reference}")
        same = []
        for batch, refs in zip(self.batches, self.batch_refs, strict=True):
            if batch.amount != movement.amount:
                continue
            days = (movement.day - batch.day).days
            named = any(ref in text for ref in refs)
            if named or -3 <= days <= BATCH_DAYS:
                same.append((named, batch))
        named = [batch for is_named, batch in same if is_named]
        for is_named, batch in same:
            alone = len(same) == 1 and not self.by_amount.get(movement.amount)
            yield Proposal(
                batch.dues,
                None,
                "batch",
                100 if is_named else 80,
                (is_named and len(named) == 1) or alone,
                names=batch.name,
            )

    def _references(self, movement):
        """The invoices, cheques or debits that the bank names."""
        text = compact(f"{movement.text} {movement.reference}")
        found = {}
        for length in self.ref_lengths:
            for at in range(len(text) - length + 1):
                for due in self.by_ref.get(text[at : at + length], ()):
                    if self._same_way(due, movement):
                        found[due.key] = due
        if not found:
            return
        dues = sorted(found.values(), key=lambda due: (due.day, due.key))
        total = sum(due.amount for due in dues)
        payers = {due.payer for due in dues}
        payer = payers.pop() if len(payers) == 1 else None
        exact = [due for due in dues if due.amount == movement.amount]
        if total == movement.amount:
            yield self._proposal(dues, payer, "reference", 98, True)
        elif exact:
            yield self._proposal(exact[:1], exact[0].payer, "reference", 95, True)
        elif payer:
            rest = movement.amount - total
            yield self._proposal(dues, payer, "reference", 85, False, rest)

    def _payers(self, movement):
        """Those who may have paid, and what they may have paid with it."""
        for payer, reason, score in self._who(movement):
            for dues, exact in self._sums(payer, movement.amount):
                yield self._proposal(
                    dues, payer, reason, score if exact else score - 8, exact
                )
                break
            else:
                dues = [d for d in self.of_payer[payer] if self._same_way(d, movement)]
                if dues:
                    rest = movement.amount - sum(due.amount for due in dues)
                    yield self._proposal(dues, payer, reason, score - 20, False, rest)
                elif movement.amount > 0:
                    yield Proposal(
                        (), payer, reason, score - 30, False, rest=movement.amount
                    )

    def _who(self, movement):
        """Payers with the reason to think of them: (payer, reason, score)."""
        seen = set()
        ways = [
            ("mandate", 94, self.by_mandate.get(compact(movement.mandate), ())),
            ("account", 92, (movement.payer,) if movement.payer else ()),
            ("number", 70, self._numbered(movement)),
            ("name", 75, self._named(movement)),
        ]
        for reason, score, payers in ways:
            fresh = [payer for payer in payers if payer not in seen]
            seen.update(fresh)
            for payer in fresh[:KEPT]:
                yield payer, reason, score if len(fresh) == 1 else score - 25

    def _numbered(self, movement):
        """Members whose number stands in the text, with their name or a word for it."""
        text = movement.text
        found = set()
        told = set(words(text))
        for number in numbers(text):
            for payer in sorted(self.by_number.get(number, ())):
                name = set(words(self.payers[payer].name))
                if name & told or told & {"adherent", "adh", "membre", "client"}:
                    found.add(payer)
        return sorted(found)

    def _named(self, movement):
        """Payers of whom the bank wrote the whole name, in any order."""
        told = set(words(f"{movement.payer_name} {movement.text}"))
        candidates = defaultdict(int)
        for word in told:
            for payer in self.by_word.get(word, ()):
                candidates[payer] += 1
        return sorted(
            payer
            for payer, count in candidates.items()
            if count >= 2 and count == len(set(words(self.payers[payer].name)))
        )

    def _sums(self, payer, amount):
        """Dues of a payer that make the amount: (dues, whether nothing is doubtful).

        One due (the oldest of this amount: Code civil, art. 1342-10), all of them, or
        the oldest ones: what people pay.
        """
        dues = [due for due in self.of_payer[payer] if due.amount * amount > 0]
        same = [due for due in dues if due.amount == amount]
        if same:
            yield same[:1], True
            return
        total = Decimal(0)
        for at, due in enumerate(dues[:SUM_DUES], 1):
            total += due.amount
            if total == amount:
                yield dues[:at], at == len(dues)
                return

    def _amounts(self, movement):
        """Nothing but the amount: only a hint, and only when it is the only one."""
        dues = self.by_amount.get(movement.amount, ())
        if 0 < len(dues) <= KEPT:
            score = 40 if len(dues) == 1 else 30
            for due in dues:
                yield self._proposal([due], due.payer, "amount", score, False)

    # -- small things -----------------------------------------------------------------

    def _same_way(self, due, movement):
        return due.amount * movement.amount > 0

    def _proposal(self, dues, payer, reason, score, sure, rest=Decimal(0)):
        keys = tuple(due.key for due in dues)
        return Proposal(keys, payer, reason, score, sure, rest=rest)

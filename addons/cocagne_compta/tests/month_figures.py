"""A month of a big garden, worked out from its files alone. No Odoo, none of our code.

Weeks 2 to 5 of 2026 are in January, none of them closed or with a public holiday: a
weekly formule is delivered four times, a fortnightly one twice, whatever its day, unless
it starts later: the file says how many deliveries it still has.
"""

import csv
from collections import defaultdict
from decimal import Decimal

#: Deliveries in January and in the year of somebody who is there from the first.
DELIVERIES = {"hebdomadaire": (4, 50), "quinzaine": (2, 25)}
MODES = {
    "prélèvement": "sepa",
    "chèque": "cheque",
    "virement": "transfer",
    "espèces": "cash",
}


def read(folder, name):
    """The rows of one of the garden's files."""
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


class January:
    """What each member has to pay for January, and how."""

    def __init__(self, folder):
        self.prices = {row["code"]: row["prix"] for row in read(folder, "formules")}
        self.due = defaultdict(Decimal)
        self.units = 0
        self.modes = defaultdict(set)
        for row in read(folder, "abonnements"):
            self._add(row)
        self.opening = {
            row["adherent"]: Decimal(row["solde"]) for row in read(folder, "soldes")
        }
        self.mandates = {row["adherent"] for row in read(folder, "mandats")}

    def _add(self, row):
        january, year = DELIVERIES[row["frequence"]]
        missed = year - int(row["nb_livraisons"])
        baskets = max(0, january - missed) * int(row["quantite"])
        if not baskets:
            return
        price = Decimal(row["participation"] or self.prices[row["formule"]])
        self.units += baskets
        self.due[row["adherent"]] += baskets * price
        self.modes[row["adherent"]].add(MODES[row["mode_paiement"]])

    @property
    def total(self):
        """All that the members owe for January, VAT included."""
        return sum(self.due.values())

    def due_by(self, mode):
        """What the members owe who pay by one mode alone, by number."""
        return {
            number: amount
            for number, amount in self.due.items()
            if self.modes[number] == {mode}
        }

"""Writes the files of an invented garden, always the same for the same seed.

    python3 -m demo.generator --out DIR --size big --year 2026 --seed 7

Standard library only. The files are those that the importer reads: see docs/import.md.
"""

import argparse
import csv
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from . import days, names, numbers, shares

PHASES = {
    "mardi": "paire",
    "mercredi": "paire",
    "jeudi": "impaire",
    "vendredi": "impaire",
}
FIRST_MEMBER, FIRST_DEPOT = 20000, 101
CAPACITIES = (20, 32, 40, 45, 60, 80, 120, 200, 400)
#: One depot in this many is reserved, one is professional.
SPECIAL_DEPOTS = 17


@dataclass
class Plan:
    """What to invent. ``establishments`` names those of a mother house, if any."""

    size: str = "ordinary"
    year: int = field(default_factory=lambda: date.today().year)
    seed: int = 1
    region: str = "lorraine"
    name: str = "Jardin d'essai"
    code: str = "ESSAI"
    establishments: tuple[str, ...] = ()
    first_member: int = FIRST_MEMBER
    #: whether households take fruits and eggs beside their vegetables
    extras: bool = True


class Garden:
    """The rows of every file of one invented garden."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self.random = random.Random(f"{plan.seed} {plan.size} {plan.region}")
        self.region = names.REGIONS[plan.region]
        self.towns = [
            (town, f"{self.region.department}{rank * 10 + 110:03d}")
            for rank, town in enumerate(self.region.towns)
        ]
        weekdays = {days.WEEKDAYS.index(row[1]) + 1 for row in self._rounds()}
        self.moves = days.moves(plan.year, weekdays, self.region.holidays)
        self.files = {
            "jardin": self._garden(),
            "saison": self._season(),
            "feries": [
                {"date": day, "reporte_au": moved} for day, moved in self.moves.items()
            ],
            "tournees": self._round_rows(),
            "depots": self._depots(),
            "formules": self._products(),
            "types_adhesion": self._membership_types(),
        }
        self._households()
        self._set_capacities()

    def write(self, folder: Path):
        """One CSV file per kind, as a French spreadsheet writes it."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.files.items():
            if not rows:
                continue
            path = folder / f"{name}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as stream:
                writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
                writer.writeheader()
                writer.writerows(rows)

    # -- the garden ------------------------------------------------------------------

    def _garden(self):
        town, postcode = self.towns[0]
        code = self.plan.code.lower()
        return [
            {
                "nom": self.plan.name,
                "code": self.plan.code,
                "forme_juridique": "association",
                "siret": numbers.siret(self.plan.seed),
                "adresse": "1 chemin des Serres",
                "code_postal": postcode,
                "ville": town,
                "telephone": self._phone(self.region.phone),
                "courriel": f"{code}@example.org",
                "iban": numbers.iban(10**9 + self.plan.seed),
                "ics": numbers.creditor(self.plan.seed % 100),
                "assujetti_tva": "oui",
                "region_feries": self.region.holidays,
            }
        ]

    def _season(self):
        year = self.plan.year
        row = {"annee": year, "debut": date(year, 1, 1), "fin": date(year, 12, 31)}
        row["semaines_fermees"] = " ".join(map(str, days.CLOSED))
        row["quinzaine_mardi_mercredi"] = "paire"
        row["quinzaine_jeudi_vendredi"] = "impaire"
        return [row]

    def _rounds(self):
        return shares.ROUNDS[self.plan.size]

    def _round_rows(self):
        rows = []
        for rank, (code, day, colour) in enumerate(self._rounds()):
            row = {"code": code, "jour": day, "preparation": day, "couleur": colour}
            if self.plan.establishments:
                row["etablissement"] = self._establishment(rank)
            rows.append(row)
        return rows

    def _establishment(self, rank):
        return self.plan.establishments[rank % len(self.plan.establishments)]

    def _depots(self):
        rows = []
        rounds = self._round_rows()
        for rank in range(shares.DEPOTS[self.plan.size]):
            town, postcode = self.random.choice(self.towns)
            place = names.PLACES[rank % len(names.PLACES)]
            garden_round = rounds[rank % len(rounds)]
            category, password = self._category(rank)
            row = {
                "numero": FIRST_DEPOT + rank,
                "nom": f"{place} de {town}",
                "categorie": category,
                "mot_de_passe": password,
                "adresse": self._street(),
                "code_postal": postcode,
                "ville": town,
                "tournee": garden_round["code"],
                "ordre": rank // len(rounds) + 1,
                "capacite": 0,
                "horaire_livraison": "08:00-10:00",
                "horaire_retrait": "16:30-19:00",
                "contact": " ".join(self._person()),
                "telephone": self._phone(self.region.phone),
            }
            if self.plan.establishments:
                row["etablissement"] = garden_round["etablissement"]
            rows.append(row)
        return rows

    def _category(self, rank):
        if rank % SPECIAL_DEPOTS == 3:
            return "réservé", "lune"
        if rank % SPECIAL_DEPOTS == 5:
            return "professionnel", ""
        return "ouvert", ""

    def _products(self):
        columns = ("nom", "famille", "prix", "prix_a_la_carte", "tva")
        return [
            {"code": code, **dict(zip(columns, values, strict=True))}
            for code, values in shares.PRODUCTS.items()
        ]

    def _membership_types(self):
        return [
            {"nom": name, "montant": fee, "soutien": support}
            for name, (fee, support) in shares.FEES.items()
        ]

    # -- its people ------------------------------------------------------------------

    def _households(self):
        lists = {"adherents": [], "mandats": [], "soldes": [], "abonnements": []}
        self.files.update(lists)
        by_weekday = {}
        day_of = {row["code"]: row["jour"] for row in self.files["tournees"]}
        for depot in self.files["depots"]:
            by_weekday.setdefault(day_of[depot["tournee"]], []).append(depot)
        for rank in range(shares.HOUSEHOLDS[self.plan.size]):
            self._household(self.plan.first_member + rank, by_weekday)

    def _household(self, number, by_weekday):
        first, last = self._person()
        mode, period = self._weighted(shares.PAYMENTS)
        self.files["adherents"].append(self._member(number, first, last))
        if mode == "prélèvement":
            self.files["mandats"].append(self._mandate(number, f"{first} {last}"))
        if self._percent(shares.BALANCE_PERCENT):
            amount = self.random.randint(-900, 900) / 10
            balance = {"adherent": number, "date": date(self.plan.year - 1, 12, 31)}
            self.files["soldes"].append({**balance, "solde": f"{amount:.2f}"})
        weekday = self._weighted(
            {day: shares.WEEKDAY_SHARES[day] for day in by_weekday}
        )
        depot = self.random.choice(by_weekday[weekday])
        solidarity = self._percent(shares.SOLIDARITY_PERCENT)
        start = self._start()
        baskets = ("PS",) if solidarity else self._weighted(shares.BASKETS)
        if not self.plan.extras:
            baskets = baskets[:1]
        for code in baskets:
            row = self._subscription(number, code, depot, weekday, start, solidarity)
            row |= {"mode_paiement": mode, "periodicite": period}
            self.files["abonnements"].append(row)

    def _member(self, number, first, last):
        town, postcode = self.random.choice(self.towns)
        earliest = date(self.plan.year - 18, 1, 1)
        joined = earliest + timedelta(days=self.random.randrange(17 * 365))
        state = "payée" if self._percent(shares.PAID_PERCENT) else "à payer"
        return {
            "numero": number,
            "civilite": self.random.choice(("M.", "Mme", "")),
            "nom": last,
            "prenom": first,
            "adresse": self._street(),
            "code_postal": postcode,
            "ville": town,
            "telephone": self._phone(names.MOBILE),
            "courriel": f"adherent{number}@example.org",
            "date_adhesion": joined,
            f"adhesion_{self.plan.year}": state,
            "type_adhesion": self._weighted(shares.MEMBERSHIPS),
            "accepte_courriel": "oui" if self._percent(78) else "non",
            "accepte_sms": "oui" if self._percent(48) else "non",
        }

    def _mandate(self, number, holder):
        earliest = date(self.plan.year - 10, 1, 1)
        signed = earliest + timedelta(days=self.random.randrange(9 * 365))
        return {
            "adherent": number,
            "titulaire": holder,
            "iban": numbers.iban(self.plan.seed * 10**7 + number),
            "rum": f"RUM{number:08d}",
            "date_signature": signed,
        }

    def _start(self):
        """The first day of the year, or for some a Monday of it."""
        first = date(self.plan.year, 1, 1)
        if not self._percent(shares.LATE_START_PERCENT):
            return first
        monday = first + timedelta(days=-first.weekday() % 7)
        return monday + timedelta(weeks=self.random.randint(3, 40))

    def _subscription(self, number, code, depot, weekday, start, solidarity):
        weekly = self._percent(shares.WEEKLY[code])
        dates = days.delivery_days(
            self.plan.year, days.WEEKDAYS.index(weekday) + 1, self.moves
        )
        if not weekly:
            dates = days.fortnight(dates, PHASES[weekday])
        return {
            "reference": f"AB{self.plan.year % 100}-{len(self.files['abonnements']) + 1:04d}",
            "adherent": number,
            "formule": code,
            "frequence": "hebdomadaire" if weekly else "quinzaine",
            "quantite": 2 if self._percent(shares.DOUBLE_PERCENT) else 1,
            "depot": depot["numero"],
            "debut": start,
            "fin": date(self.plan.year, 12, 31),
            "mode_paiement": "",
            "periodicite": "",
            "tarif": "solidaire" if solidarity else "normal",
            "participation": shares.PARTICIPATION if solidarity else "",
            "nb_livraisons": sum(day >= start for _week, day in dates),
        }

    def _set_capacities(self):
        """Each depot has room for its baskets, and a little more for most."""
        taken = {}
        for row in self.files["abonnements"]:
            if shares.PRODUCTS[row["formule"]][1] == "légumes":
                taken[row["depot"]] = taken.get(row["depot"], 0) + row["quantite"]
        for depot in self.files["depots"]:
            used = taken.get(depot["numero"], 0)
            depot["capacite"] = next(size for size in CAPACITIES if size >= used)

    # -- chance ----------------------------------------------------------------------

    def _person(self):
        last = self.random.choice(names.LAST_NAMES).replace("_", " ")
        return self.random.choice(names.FIRST_NAMES), last

    def _street(self):
        return f"{self.random.randint(1, 98)} {self.random.choice(names.STREETS)}"

    def _phone(self, prefix):
        rest = self.random.randrange(10_000)
        return f"{prefix} {rest // 100:02d} {rest % 100:02d}"

    def _percent(self, share):
        return self.random.randrange(100) < share

    def _weighted(self, weights):
        return self.random.choices(list(weights), list(weights.values()))[0]


def main(argv=None):
    """The command line."""
    parser = argparse.ArgumentParser(prog="python3 -m demo.generator")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--size", choices=sorted(shares.HOUSEHOLDS), default="ordinary")
    parser.add_argument("--year", type=int, default=date.today().year)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--region", choices=sorted(names.REGIONS), default="lorraine")
    parser.add_argument("--name", default="Jardin d'essai")
    options = parser.parse_args(argv)
    plan = Plan(options.size, options.year, options.seed, options.region, options.name)
    Garden(plan).write(options.out)


if __name__ == "__main__":
    main()

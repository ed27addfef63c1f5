"""How a garden is made up: shares counted on a big one."""

#: name, family, price, price of a single basket, VAT; by code
PRODUCTS = {
    "PS": ("Panier simple", "légumes", "14.20", "17.70", "5.5"),
    "PF": ("Panier familial", "légumes", "24.30", "29.90", "5.5"),
    "FR1": ("Panier fruité 1", "fruits", "6.00", "7.50", "5.5"),
    "FR2": ("Panier fruité 2", "fruits", "11.00", "13.50", "5.5"),
    "OE": ("Six œufs", "œufs", "2.60", "2.60", "5.5"),
}
#: What a household takes, per thousand households.
BASKETS = {
    ("PS",): 539,
    ("PF",): 118,
    ("PS", "FR1"): 67,
    ("PS", "FR2"): 67,
    ("PS", "OE"): 51,
    ("PS", "FR1", "FR2", "OE"): 36,
    ("PS", "FR1", "OE"): 21,
    ("PS", "FR2", "OE"): 20,
    ("PF", "OE"): 19,
    ("PF", "FR1"): 13,
    ("PS", "FR1", "FR2"): 12,
    ("PF", "FR1", "FR2", "OE"): 12,
    ("PF", "FR2"): 12,
    ("PF", "FR1", "FR2"): 9,
    ("PF", "FR2", "OE"): 4,
}
#: Per cent of the subscriptions that are weekly; the others come every second week.
WEEKLY = {"PS": 76, "PF": 74, "FR1": 58, "FR2": 55, "OE": 50}
#: Mode and period of payment, per thousand households.
PAYMENTS = {
    ("prélèvement", "mensuel"): 676,
    ("prélèvement", "trimestriel"): 30,
    ("chèque", "annuel"): 160,
    ("chèque", "trimestriel"): 54,
    ("virement", "mensuel"): 50,
    ("espèces", "mensuel"): 30,
}
MEMBERSHIPS = {"normale": 87, "soutien": 7, "salarié": 6}
#: Fee, and whether it is a support membership.
FEES = {
    "normale": ("10.00", "non"),
    "soutien": ("30.00", "oui"),
    "salarié": ("0", "non"),
}
#: Baskets by weekday of the round, in per cent.
WEEKDAY_SHARES = {"mardi": 7, "mercredi": 42, "jeudi": 10, "vendredi": 41}

DOUBLE_PERCENT = 3
LATE_START_PERCENT = 12
SOLIDARITY_PERCENT = 9  # of the households: 6 % of the subscriptions
BALANCE_PERCENT = 25
PAID_PERCENT = 90
PARTICIPATION = "2.50"

#: households, depots, rounds as (code, day, colour)
ROUNDS = {
    "small": [("M1", "mardi", "#2a9d8f"), ("J1", "jeudi", "#457b9d")],
    "ordinary": [
        ("M1", "mardi", "#2a9d8f"),
        ("W1", "mercredi", "#e9c46a"),
        ("J1", "jeudi", "#457b9d"),
        ("V1", "vendredi", "#6a994e"),
    ],
    "big": [
        ("M1", "mardi", "#2a9d8f"),
        ("W1", "mercredi", "#e9c46a"),
        ("W2", "mercredi", "#f4a261"),
        ("W3", "mercredi", "#e76f51"),
        ("J1", "jeudi", "#457b9d"),
        ("V1", "vendredi", "#6a994e"),
        ("V2", "vendredi", "#bc4749"),
        ("V3", "vendredi", "#8338ec"),
    ],
}
HOUSEHOLDS = {"small": 24, "ordinary": 300, "big": 850}
DEPOTS = {"small": 4, "ordinary": 14, "big": 68}
#: The other gardens of a wide network: what an ordinary one is, smaller or larger.
for size, households, depots in (
    ("young", 90, 5),
    ("village", 140, 8),
    ("valley", 190, 10),
    ("town", 240, 14),
    ("city", 420, 24),
):
    HOUSEHOLDS[size], DEPOTS[size] = households, depots
    ROUNDS[size] = ROUNDS["ordinary"]

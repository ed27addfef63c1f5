"""The pictures of money for the first page of the project: six screens of the handbook."""

from . import screens_bank, screens_debit, screens_engine, screens_ledger

#: Name of the picture: the screen of the handbook that it shows.
MONEY = {
    "money-preview": "handbook/regarder-avant-de-facturer",
    "money-batch": "handbook/prelevement",
    "money-rejects": "handbook/rejets",
    "money-bank": "handbook/rapprocher-banque",
    "money-balances": "handbook/soldes",
    "money-closing": "handbook/cloturer-le-mois",
}
ROOMS = (screens_bank, screens_debit, screens_engine, screens_ledger)
BY_NAME = {screen.name: screen for room in ROOMS for screen in room.SCREENS}

SCREENS = [BY_NAME[page]._replace(name=name) for name, page in MONEY.items()]

"""How accounts of many charts become one list. No Odoo here."""

#: Accounts of third parties that gardens may open for each person: told together, under
#: the names of the general chart (ANC 2014-03). Account names are legal words in French.
TOGETHER = {
    "401": "Fournisseurs",
    "403": "Fournisseurs, effets à payer",
    "404": "Fournisseurs d'immobilisations",
    "408": "Fournisseurs, factures non parvenues",
    "411": "Clients et adhérents",
    "413": "Clients, effets à recevoir",
    "416": "Clients douteux ou litigieux",
    "421": "Personnel, rémunérations dues",
    "425": "Personnel, avances et acomptes",
    "427": "Personnel, oppositions",
    "428": "Personnel, charges à payer",
    "455": "Associés, comptes courants",
    "462": "Créances sur cessions d'immobilisations",
    "464": "Dettes sur acquisitions de valeurs mobilières",
    "467": "Autres comptes débiteurs ou créditeurs",
    "468": "Divers, charges à payer et produits à recevoir",
}
#: Of these, the accounts whose own number says something: they stay apart.
APART = ("4081", "4084", "4088", "4686", "4687")
#: Accounts on which what is between two gardens stands, beside those of results and of
#: third parties: grants to receive, current accounts, other debts.
BETWEEN = ("441", "451", "455", "456", "458", "467", "468")
LENGTH = 6


def common_code(code):
    """The account of the consolidation that an account of a garden goes to.

    >>> common_code("411DUPONT")
    '411000'
    >>> common_code("701100")
    '701100'
    """
    apart = next((one for one in APART if code.startswith(one)), None)
    prefix = apart or next((one for one in TOGETHER if code.startswith(one)), None)
    return (prefix or code).ljust(LENGTH, "0")


def name_together(code):
    """The name of an account that gathers others; None for an account of its own."""
    return TOGETHER.get(code[:3]) if common_code(code) == code else None


def class_of(code):
    """1 to 9, or 0 for a code that does not begin with a figure."""
    return int(code[0]) if code[:1].isdigit() else 0

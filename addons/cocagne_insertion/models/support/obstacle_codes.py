"""The ASP's list of obstacles (data/codes/obstacle.csv), with the words of the screen."""

from ...indicators import accompaniment

#: What the law closes to all but the adviser: health (RGPD, art. 9) and justice (art. 10).
SENSITIVE = ("sante", "justice")
INSIDE, OUTSIDE, BOTH = (
    accompaniment.INSIDE,
    accompaniment.OUTSIDE,
    accompaniment.BOTH,
)
#: Code of the ASP and its words.
OBSTACLES = [
    ("illetrisme", "Reading and writing, French"),
    ("demarch", "Administrative steps, access to rights"),
    ("heberg", "Housing"),
    ("mobilite", "Mobility"),
    ("sante", "Health, addiction"),
    ("justice", "Justice"),
    ("surendet", "Debts"),
    ("manque_dispo", "Availability (childcare, relatives)"),
    ("presta_tech", "Looking for a job: techniques"),
    ("benef_projet_pro", "Professional project"),
]

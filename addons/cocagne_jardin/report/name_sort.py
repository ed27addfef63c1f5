"""The order of names on papers: the one in which people look for them. No Odoo here."""

from unidecode import unidecode

#: Particles that French usage (AFNOR NF Z 44-061) leaves out when it sorts. It keeps
#: du, des, la, le: Joachim du Bellay is found at D, Alfred de Musset at M.
IGNORED_PARTICLES = ("de ", "d'", "d\N{RIGHT SINGLE QUOTATION MARK}")


def name_sort_key(lastname, firstname=""):
    """A key that sorts names as a French reader expects.

    Accents, capitals, hyphens and apostrophes do not count. The particles de and d'
    do not either, when written with a small letter: Éric d'Avout is found at A, but
    De Backer, where the capital says that it is part of the name, at D.
    """
    lastname = " ".join((lastname or "").split())
    for particle in IGNORED_PARTICLES:
        if lastname.startswith(particle):
            lastname = lastname[len(particle) :].lstrip()
            break
    return _plain(lastname), _plain(firstname)


def _plain(text):
    letters = unidecode(text or "").lower().replace("'", "")
    words = "".join(char if char.isalnum() else " " for char in letters)
    return " ".join(words.split())

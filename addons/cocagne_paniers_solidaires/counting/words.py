"""The same town, however it was typed."""

import re
import unicodedata

#: Small words that stay small inside the name of a town.
SMALL = {"d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sous", "sur", "à"}


def town_key(name):
    """What two spellings of a town have in common: « ST-DENIS », « Saint Denis ».

    >>> town_key("ST-DENIS") == town_key(" Saint Denis ")
    True
    """
    plain = unicodedata.normalize("NFKD", name or "")
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    words = re.findall(r"[a-z0-9]+", plain.lower())
    if words[-1:] == ["cedex"] or (words[-2:-1] == ["cedex"]):
        words = words[: words.index("cedex")]
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def town_name(name):
    """A town as it is printed, from the way it was typed.

    >>> town_name("BOURG EN BRESSE")
    'Bourg en Bresse'
    """
    name = " ".join((name or "").split())
    if name != name.upper() and name != name.lower():
        return name
    parts = re.split(r"([ '’-])", name.lower())
    return "".join(
        part if rank and part in SMALL else part[:1].upper() + part[1:]
        for rank, part in enumerate(parts)
    )

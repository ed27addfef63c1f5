"""Words of the labels that banks write: without case, accents or punctuation."""

import re
import unicodedata

#: Words of every label, which name nobody.
EMPTY = {
    *("m", "mr", "mme", "mlle", "monsieur", "madame", "melle", "ou", "et", "de", "du"),
    *("la", "le", "les", "vir", "virement", "sepa", "inst", "recu", "cb", "prlv"),
}


def plain(text):
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    return decomposed.encode("ascii", "ignore").decode().lower()


def compact(text):
    """Only the letters and figures: ``FAC/2026/00012`` gives ``fac202600012``."""
    return re.sub(r"[^a-z0-9]", "", plain(text))


def words(text):
    """The words that may be a name."""
    found = re.findall(r"[a-z][a-z0-9]+", plain(text))
    return [word for word in found if word not in EMPTY]


def numbers(text):
    """The numbers that stand alone, with and without the zeros before them."""
    found = re.findall(r"(?<![a-z0-9])[a-z]{0,3}\d{1,8}(?![a-z0-9])", plain(text))
    return {form for number in found for form in (number, number.lstrip("0"))}

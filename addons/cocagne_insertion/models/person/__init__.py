from . import address, consent, employee, identity, law_words, nir

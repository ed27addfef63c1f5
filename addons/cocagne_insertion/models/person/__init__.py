from . import address, employee, identity, law_words, nir

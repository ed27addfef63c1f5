from . import employee, address, identity, nir, law_words

from . import address, employee, identity, law_words, nir
from . import address, consent, employee, identity, law_words, nir

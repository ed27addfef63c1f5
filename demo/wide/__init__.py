"""A network of many gardens with a year of life, for `./cocagne demo --network N`.

A few model gardens live their year by the suite's own doors (``life.py``); the others
are their copies (``garden_copy.py``), each with its own name and place (``places.py``).
"""

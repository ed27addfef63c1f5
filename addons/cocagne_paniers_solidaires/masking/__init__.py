"""Figures that tell of nobody, in pure Python: no Odoo here, proved by property tests.

``protection`` hides the cells of one table, ``tables`` masks all that a report shows.
"""

"""From facts to figures, in pure Python: no Odoo here.

``measures`` names the figures, ``tally`` adds them up, ``periods`` knows the calendar.
"""

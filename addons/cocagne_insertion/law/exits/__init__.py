"""Exits: reasons and categories of the ASP, which ones count, rates.

``reasons``      the editable table of codes
``recruitment``  a first contract with its renewals
``counting``     which exits count (the 2.65 months), rates of dynamic exits
"""

from . import counting, reasons, recruitment
from .counting import Exit, rates
from .reasons import table

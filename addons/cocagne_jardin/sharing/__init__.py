"""Sharing the vegetables of the week between the baskets, in pure Python (R90).

No Odoo import: what is shared are whole numbers of steps (a bunch, 50 g) and values in
whole millionths of a currency unit, so that nothing is lost to rounding. The method and
what it guarantees are in docs/decisions/share-out.md.
"""

from .shapes import Cell, Kind, Produce, Share, Short
from .share import share

__all__ = ["Cell", "Kind", "Produce", "Share", "Short", "share"]

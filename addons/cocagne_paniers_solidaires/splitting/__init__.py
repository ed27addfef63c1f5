"""Who pays what of a basket, in pure Python: no Odoo here, proved by property tests."""

from .forecast import runs_out_on
from .money import cents, floor_cents, money
from .quota import Quota
from .share_out import FUND, PARTICIPANT, Share, household_price, share_out
from .terms import Bracket, Household, Offer, Rule, Terms, ceiling_of, offers_of

__all__ = [
    "FUND",
    "PARTICIPANT",
    "Bracket",
    "Household",
    "Offer",
    "Quota",
    "Rule",
    "Share",
    "Terms",
    "ceiling_of",
    "cents",
    "floor_cents",
    "household_price",
    "money",
    "offers_of",
    "runs_out_on",
    "share_out",
]

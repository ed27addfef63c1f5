"""Sums of the network, in pure Python: no Odoo here, proved by property tests."""

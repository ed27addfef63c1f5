"""Who pays what of a basket, in pure Python: no Odoo here, proved by property tests."""

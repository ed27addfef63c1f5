"""Where a garden is, in pure Python: no Odoo here."""

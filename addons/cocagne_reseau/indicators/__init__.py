"""What an indicator is, in pure Python: no Odoo here."""

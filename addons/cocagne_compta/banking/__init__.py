"""Files of banks and the arithmetic of matching, in pure Python: no Odoo here."""

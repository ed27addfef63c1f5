from odoo import models


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    def _load_menus_blacklist(self):
        """No menu about contents where none of the user's gardens writes them."""
        hidden = super()._load_menus_blacklist()
        # sudo: establishments may not read the settings of their company
        if not any(self.env.user.company_ids.sudo().mapped("use_basket_contents")):
            for name in ("menu_contents", "menu_setup_contents"):
                menu = self.env.ref(f"cocagne_jardin.{name}", raise_if_not_found=False)
                hidden.extend(menu.ids if menu else [])
        return hidden

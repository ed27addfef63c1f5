from odoo import fields, models
from odoo.exceptions import UserError

from .fiche import ADVISER


class Pathway(models.Model):
    """The fiche salarié of a pathway: opened, or made from what is known."""

    _inherit = "cocagne.pathway"

    fiche_ids = fields.One2many(
        "cocagne.fiche", "pathway_id", "Fiches salarié", groups=ADVISER
    )

    def action_fiche(self):
        """Open the fiche; make it first when there is none.

        :raises UserError: when the PASS has no number yet.
        """
        self.ensure_one()
        fiche = self.fiche_ids[:1] or self._make_fiche()
        return {
            "type": "ir.actions.act_window",
            "name": fiche.display_name,
            "res_model": fiche._name,
            "res_id": fiche.id,
            "views": [(False, "form")],
        }

    def _make_fiche(self):
        if not self.pass_id.number:
            raise UserError(
                self.env._(
                    "%s has no number of a PASS yet: a fiche is made once the platform "
                    "gave it.",
                    self.display_name,
                )
            )
        fiches = self.env["cocagne.fiche"].with_company(self.company_id)
        return fiches.create(fiches._prepare_from(self))

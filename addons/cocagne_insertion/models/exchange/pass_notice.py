from odoo import models

#: Key of the PASS of this transaction whose days are to be compared.
KEY = "cocagne_insertion.pass_days"


class PassIae(models.Model):
    """A PASS whose days moved tells its fiches, whatever moved them.

    Suspensions, prolongations, contracts and corrections all end in ``date_end``: the
    fiches are compared once, when the transaction ends.
    """

    _inherit = "cocagne.pass"

    def _compute_date_end(self):
        super()._compute_date_end()
        waiting = self.env.cr.precommit.data.setdefault(KEY, set())
        if not waiting:
            self.env.cr.precommit.add(self._tell_fiches)
        waiting.update(self.ids)

    def _tell_fiches(self):
        ids = self.env.cr.precommit.data.pop(KEY, ())
        # sudo: payroll signs a contract that ends a suspension, and reads no fiche
        fiches = self.env["cocagne.fiche"].sudo()
        fiches.search([("pass_id", "in", list(ids))])._notify_pass()

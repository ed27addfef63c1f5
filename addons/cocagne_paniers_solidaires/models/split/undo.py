from odoo import api, models


class SolidaritySplit(models.AbstractModel):
    _inherit = "cocagne.solidarity.split"

    @api.model
    def _unsplit(self, baskets):
        """Take the shares of baskets back: they were not delivered after all.

        What no statement holds is removed. What a statement holds stays, and its
        opposite is written for the next statement: nothing that a funder was told
        changes behind its back.
        """
        # sudo: see _split
        shares = self.env["cocagne.solidarity.share"].sudo()
        found = shares.search([("basket_id", "in", baskets.ids), *self._live_domain()])
        if not found:
            return
        agreements = found.agreement_id
        agreements._serialize_splits()
        told = found.filtered("statement_id")
        (found - told).unlink()
        shares.create([share._prepare_opposite() for share in told])
        told.is_reversed = True
        agreements._forget_used()
        agreements._raise_alerts()


class SolidarityShare(models.Model):
    _inherit = "cocagne.solidarity.share"

    def _prepare_opposite(self):
        """Values of the share that takes this one back."""
        self.ensure_one()
        return {
            "basket_id": self.basket_id.id,
            "enrolment_id": self.enrolment_id.id,
            "company_id": self.company_id.id,
            "date": self.date,
            "sequence": self.sequence,
            "payer": self.payer,
            "agreement_id": self.agreement_id.id,
            "product_id": self.product_id.id,
            "quantity": -self.quantity,
            "amount": -self.amount,
            "is_correction": True,
            "reversed_id": self.id,
        }

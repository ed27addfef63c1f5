from odoo import models


class ResCompany(models.Model):
    """Numbers without gaps of a garden's papers: slips, tax receipts."""

    _inherit = "res.company"

    def _next_paper_number(self, code, prefix, date):
        """The next number of the year of ``date``, like REM-2026-0001.

        Two people at once wait in turn: Odoo's sequences without gaps lock their row,
        and the request that finds it locked is run again by Odoo.

        :param code: of the ``ir.sequence``, one per mother house.
        """
        house = self.root_id
        # sudo: sequences belong to the system, whoever confirms a slip takes a number
        sequences = self.env["ir.sequence"].sudo()
        found = sequences.search(
            [("code", "=", code), ("company_id", "=", house.id)], limit=1
        )
        if not found:
            found = sequences.create(
                {
                    "name": f"{prefix} {house.name}",
                    "code": code,
                    "company_id": house.id,
                    "implementation": "no_gap",
                    "use_date_range": True,
                    "prefix": f"{prefix}-%(range_year)s-",
                    "padding": 4,
                }
            )
        return found._next(sequence_date=date)

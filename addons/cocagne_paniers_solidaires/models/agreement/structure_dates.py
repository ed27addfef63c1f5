from odoo import api, fields, models


class SolidarityStructure(models.Model):
    """A structure sends households within the dates of its agreement."""

    _inherit = "cocagne.solidarity.structure"

    is_open = fields.Boolean(
        "Sends households now", compute="_compute_is_open", search="_search_is_open"
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from IS NULL OR date_to IS NULL OR date_from <= date_to)",
        "The agreement of a structure ends after it begins.",
    )
    _once = models.UniqueIndex(
        "(company_id, partner_id) WHERE active",
        "This structure is already in the list: open it.",
    )

    def _is_open_on(self, day):
        """Whether the structure may send households on a day."""
        self.ensure_one()
        return bool(
            self.date_from
            and self.date_from <= day
            and (not self.date_to or self.date_to >= day)
        )

    @api.depends("date_from", "date_to")
    def _compute_is_open(self):
        today = fields.Date.context_today(self)
        for structure in self:
            structure.is_open = structure._is_open_on(today)

    @api.model
    def _search_is_open(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        found = self.search(
            [
                ("date_from", "<=", today),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", today),
            ]
        )
        return [("id", "in" if True in value else "not in", found.ids)]

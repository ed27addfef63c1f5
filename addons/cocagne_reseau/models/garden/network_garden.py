from odoo import api, fields, models


class NetworkGarden(models.Model):
    """A garden as the network sees it: hosted in this database, or distant.

    All figures hang on it, so that a garden that runs its own Odoo stands beside the
    others. A hosted garden is a company here; an establishment without a garden of its
    own counts for its mother house.
    """

    _name = "cocagne.network.garden"
    _description = "Garden of the network"
    _order = "name"

    name = fields.Char(required=True, index=True)
    code = fields.Char(required=True, help="Short code in files, like LAC.")
    company_id = fields.Many2one(
        "res.company",
        "Garden in this database",
        ondelete="restrict",
        help="Leave it empty for a garden that runs its own Odoo and sends its figures.",
    )
    kind = fields.Selection(
        [("hosted", "In this database"), ("distant", "Sends its figures")],
        "Where its figures are",
        compute="_compute_kind",
        store=True,
    )
    region_id = fields.Many2one("cocagne.region")
    city = fields.Char()
    zip = fields.Char()
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    date_joined = fields.Date("In the network since")
    date_left = fields.Date("Left the network on")
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex(
        "(code)", "Another garden of the network has this code."
    )
    _company_unique = models.UniqueIndex(
        "(company_id) WHERE company_id IS NOT NULL",
        "This garden is in the network already.",
    )

    @api.depends("company_id")
    def _compute_kind(self):
        for garden in self:
            garden.kind = "hosted" if garden.company_id else "distant"

    def _company_pairs(self):
        """(id of a company, id of its garden) of the gardens of ``self``.

        An establishment belongs to the nearest of its mother houses that is a garden of
        the network.
        """
        everyone = self.env["cocagne.network.garden"].with_context(active_test=False)
        owners = {
            garden.company_id.id: garden.id
            for garden in everyone.search([("company_id", "!=", False)])
        }
        wanted = set(self.ids)
        # Establishments of other people's gardens are counted, never shown.
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        found = companies.search([("id", "child_of", self.company_id.ids)])
        for company in found:
            line = [int(one) for one in company.parent_path.strip("/").split("/")]
            owner = next((owners[one] for one in reversed(line) if one in owners), None)
            if owner in wanted:
                yield company.id, owner

from odoo import fields, models
from odoo.fields import Command

from ..geography.departments import region_of


class GardenProposal(models.TransientModel):
    """The gardens of this database that are not in the list of the network yet."""

    _name = "cocagne.garden.proposal"
    _description = "Gardens to add to the network"

    line_ids = fields.One2many("cocagne.garden.proposal.line", "proposal_id")

    def _fill(self):
        """Propose the companies that are gardens, mother houses as one garden each."""
        known = self.env["cocagne.network.garden"].with_context(active_test=False)
        taken = known.search([("company_id", "!=", False)]).company_id.ids
        # sudo: who keeps the list of the gardens is a user of none of them
        companies = self.env["res.company"].sudo()
        found = companies.search(
            [
                ("is_garden", "=", True),
                ("parent_id", "=", False),
                ("id", "not in", taken),
            ],
            order="name",
        )
        self.line_ids = [
            Command.create(self._prepare_line(company)) for company in found
        ]

    def _prepare_line(self, company):
        region = region_of(company.zip)
        regions = self.env["cocagne.region"]
        latitude, longitude = self._position(company)
        return {
            "company_id": company.id,
            "name": company.trade_name or company.name,
            "code": company.garden_code or f"J{company.id}",
            "zip": company.zip,
            "city": company.city,
            "region_id": regions.search([("code", "=", region)]).id
            if region
            else False,
            "latitude": latitude,
            "longitude": longitude,
        }

    def _position(self, company):
        """The address of the garden where it has coordinates; else the middle of its
        depots."""
        partner = company.partner_id
        if partner.partner_latitude or partner.partner_longitude:
            return partner.partner_latitude, partner.partner_longitude
        depots = self.env["cocagne.depot"].sudo()  # sudo: see _fill
        placed = depots.search(
            [
                ("company_id", "child_of", company.id),
                ("partner_latitude", "!=", 0),
                ("partner_longitude", "!=", 0),
            ]
        )
        if not placed:
            return 0.0, 0.0
        count = len(placed)
        return (
            sum(placed.mapped("partner_latitude")) / count,
            sum(placed.mapped("partner_longitude")) / count,
        )

    def action_add(self):
        """Add the gardens that are ticked."""
        self.ensure_one()
        ticked = self.line_ids.filtered("is_taken")
        self.env["cocagne.network.garden"].create(
            [line._prepare_garden() for line in ticked]
        )
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_network_gardens"
        )


class GardenProposalLine(models.TransientModel):
    """One garden to add, as its company tells."""

    _name = "cocagne.garden.proposal.line"
    _description = "Garden to add to the network"

    proposal_id = fields.Many2one(
        "cocagne.garden.proposal", required=True, ondelete="cascade"
    )
    is_taken = fields.Boolean("Add", default=True)
    company_id = fields.Many2one("res.company", required=True)
    name = fields.Char(required=True)
    code = fields.Char(required=True)
    zip = fields.Char()
    city = fields.Char()
    region_id = fields.Many2one("cocagne.region")
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))

    def _prepare_garden(self):
        return {
            "company_id": self.company_id.id,
            "name": self.name,
            "code": self.code,
            "zip": self.zip,
            "city": self.city,
            "region_id": self.region_id.id,
            "latitude": self.latitude,
            "longitude": self.longitude,
        }


class NetworkGarden(models.Model):
    """The list of the gardens can be proposed from this database."""

    _inherit = "cocagne.network.garden"

    def action_propose(self):
        """Open the gardens of this database that are not in the list yet."""
        self.browse().check_access("create")
        proposal = self.env["cocagne.garden.proposal"].create({})
        proposal._fill()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_garden_proposal"
        )
        return action | {"res_id": proposal.id}

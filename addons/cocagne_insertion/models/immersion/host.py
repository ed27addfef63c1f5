from odoo import api, fields, models

from ...identity import siret


class ImmersionHost(models.Model):
    """A company that welcomes people in immersion.

    It has its own list: the adviser does not write in the address book of the garden,
    which is that of its members. Where the company is known there, it may be linked.
    """

    _name = "cocagne.immersion.host"
    _description = "Host of immersions"
    _inherit = ["cocagne.of.garden"]
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char("Company", required=True)
    siret = fields.Char(
        "SIRET",
        size=18,
        copy=False,
        help="14 digits. The bounds of a host are counted for this establishment.",
    )
    activity = fields.Char("Trade", help="What the company does: market gardener...")
    street = fields.Char("Address")
    zip = fields.Char("Post code")
    city = fields.Char("Town")
    phone = fields.Char()
    email = fields.Char()
    signatory = fields.Char(
        help="Who signs the conventions of the company, and as what."
    )
    partner_id = fields.Many2one(
        "res.partner", "In the address book", check_company=True, ondelete="set null"
    )
    active = fields.Boolean(default=True)
    immersion_ids = fields.One2many("cocagne.immersion", "host_id", "Immersions")
    immersion_count = fields.Integer(compute="_compute_counts")
    job_count = fields.Integer(
        "Ended with a job", compute="_compute_counts", help="A job at the host or not."
    )

    _siret_once = models.Constraint(
        "UNIQUE (company_id, siret)", "This SIRET is that of another host of the list."
    )

    @api.depends("immersion_ids.state", "immersion_ids.job")
    def _compute_counts(self):
        counts = self._read_counts([("state", "!=", "cancelled")])
        jobs = self._read_counts([("job", "!=", False)])
        for host in self:
            host.immersion_count = counts.get(host.id, 0)
            host.job_count = jobs.get(host.id, 0)

    def _read_counts(self, domain):
        groups = self.env["cocagne.immersion"]._read_group(
            [("host_id", "in", self.ids), *domain], ["host_id"], ["__count"]
        )
        return {host.id: count for host, count in groups}

    @api.constrains("siret")
    def _check_siret(self):
        law = self.env["cocagne.law"]
        for host in self.filtered("siret"):
            law._refuse(siret.problems(host.siret))

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._cleaned(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._cleaned(vals))

    @api.model
    def _cleaned(self, vals):
        """The SIRET without the spaces that people type; an empty one is none."""
        if "siret" not in vals:
            return vals
        return {**vals, "siret": siret.clean(vals["siret"]) or False}

    def _law_name(self):
        """What tells two hosts apart for the law: the establishment."""
        self.ensure_one()
        return self.siret or f"host {self.id}"

    def _address(self):
        """The address in one line, as a paper writes it."""
        self.ensure_one()
        town = " ".join(filter(None, (self.zip, self.city)))
        return ", ".join(filter(None, (self.street, town)))

    def action_open_immersions(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_immersions"
        )
        action["domain"] = [("host_id", "=", self.id)]
        action["context"] = {"default_host_id": self.id}
        return action

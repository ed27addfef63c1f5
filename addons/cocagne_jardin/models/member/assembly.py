from collections import defaultdict

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain


class Assembly(models.Model):
    """A general assembly: whom to call, who votes, the list to sign (R36).

    Every member of the day is called, support members included, each household once.
    """

    _name = "cocagne.assembly"
    _description = "General assembly"
    _inherit = ["mail.thread", "cocagne.of.garden"]
    _of_house = True
    _order = "date desc, id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(
        required=True, default=lambda self: self.env._("General assembly")
    )
    date = fields.Date("Held on", required=True, default=fields.Date.context_today)
    time = fields.Char(help="For example: 18:30.")
    place = fields.Char(help="Where members are expected.")
    agenda = fields.Html(help="It is part of the mail that calls the members.")
    line_ids = fields.One2many("cocagne.assembly.line", "assembly_id", "Called")
    listed_on = fields.Datetime("List drawn up on", readonly=True, copy=False)
    household_count = fields.Integer("Households", compute="_compute_counts")
    vote_count = fields.Integer("Votes", compute="_compute_counts")
    support_count = fields.Integer("Support members", compute="_compute_counts")
    called_count = fields.Integer("Called by mail", compute="_compute_counts")

    @api.depends("line_ids.votes", "line_ids.is_support", "line_ids.called_on")
    def _compute_counts(self):
        for assembly in self:
            lines = assembly.line_ids
            assembly.household_count = len(lines)
            assembly.vote_count = sum(lines.mapped("votes"))
            assembly.support_count = len(lines.filtered("is_support"))
            assembly.called_count = len(lines.filtered("called_on"))

    def action_draw_up(self):
        """Write the list of the households to call on the day of the assembly.

        May be repeated: households that were called by mail keep their mark.
        """
        for assembly in self:
            assembly.check_access("write")
            households = assembly._households()
            known = {line.partner_id: line for line in assembly.line_ids}
            gone = [line for head, line in known.items() if head not in households]
            self.env["cocagne.assembly.line"].union(*gone).unlink()
            support = assembly._support_ids()
            new = []
            for head, memberships in households.items():
                vals = assembly._prepare_line(head, memberships, support)
                if head in known:
                    known[head].write(vals)
                else:
                    new.append(vals)
            self.env["cocagne.assembly.line"].create(new)
            assembly.listed_on = fields.Datetime.now()
        return True

    def _households(self):
        """The memberships that cover the day, by head of household."""
        self.ensure_one()
        memberships = self.env["cocagne.membership"]
        found = memberships.search(
            Domain("company_id", "=", self.company_id.id)
            & memberships._covering(self.date)
            & Domain("type_id.is_exempt", "=", False)
        )
        households = defaultdict(memberships.browse)
        for membership in found:
            households[membership.partner_id.commercial_partner_id] |= membership
        return households

    def _support_ids(self):
        partners = self.env["res.partner"].with_company(self.company_id)
        rows = self.env.execute_query(partners._support_sql(self.date))
        return {row[0] for row in rows}

    def _prepare_line(self, head, memberships, support):
        people = memberships.partner_id.sorted("display_name")
        return {
            "assembly_id": self.id,
            "partner_id": head.id,
            "people": ", ".join(person.name for person in people),
            "member_number": ", ".join(
                person.member_number for person in people if person.member_number
            ),
            "membership_ids": [Command.set(memberships.ids)],
            "votes": self._votes(memberships),
            "is_support": any(person.id in support for person in people),
        }

    def _votes(self, memberships):
        """Votes of one household, by the rules of the garden."""
        entitled = memberships.filtered(self._votes_by).partner_id
        if self.company_id.assembly_vote == "household":
            return min(len(entitled), 1)
        return len(entitled)

    def _votes_by(self, membership):
        """Whether this membership gives a vote."""
        company = self.company_id
        if not membership.type_id.has_vote:
            return False
        if company.assembly_needs_payment and membership.state == "unpaid":
            return False
        months = company.assembly_seniority_months
        since = membership.partner_id.first_membership_date or membership.date_from
        return not months or since <= self.date - relativedelta(months=months)

    def action_print(self):
        """The attendance list, to sign."""
        self._check_listed()
        report = self.env.ref("cocagne_jardin.action_report_assembly")
        return report.report_action(self, config=False)

    def action_xlsx(self):
        """The list as a spreadsheet."""
        self._check_listed()
        report = self.env.ref("cocagne_jardin.action_report_assembly_xlsx")
        return report.report_action(self, config=False)

    def action_call(self):
        """Call by mail the households that were not called yet."""
        self._check_listed()
        todo = self.line_ids.filtered(lambda line: line.email and not line.called_on)
        if not todo:
            raise UserError(
                self.env._(
                    "Everybody who has a mail was called already. Those without a mail "
                    "are in the list with the filter « Without mail »."
                )
            )
        self.env["cocagne.mail.scenario"]._send("general_assembly", todo)
        todo.called_on = fields.Datetime.now()
        return True

    def action_view_lines(self):
        """Open the list of the called households."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_assembly_lines"
        )
        return action | {"domain": [("assembly_id", "in", self.ids)]}

    def _check_listed(self):
        for assembly in self:
            if not assembly.line_ids:
                raise UserError(
                    self.env._(
                        "The list of %s is empty. Draw it up first.", assembly.name
                    )
                )


class AssemblyLine(models.Model):
    """A household that is called to a general assembly."""

    _name = "cocagne.assembly.line"
    _description = "Called to a general assembly"
    _order = "people, id"
    _rec_name = "people"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    assembly_id = fields.Many2one(
        "cocagne.assembly", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="assembly_id.company_id", store=True)
    partner_id = fields.Many2one(
        "res.partner", "Household", required=True, index=True, check_company=True
    )
    people = fields.Char("Members", readonly=True)
    member_number = fields.Char("No.", readonly=True)
    email = fields.Char(related="partner_id.email")
    phone = fields.Char(related="partner_id.phone")
    city = fields.Char(related="partner_id.city")
    membership_ids = fields.Many2many(
        "cocagne.membership", string="Memberships", check_company=True
    )
    votes = fields.Integer(readonly=True)
    is_support = fields.Boolean("Support", readonly=True)
    called_on = fields.Datetime("Called on", readonly=True)

    _household_once = models.UniqueIndex(
        "(assembly_id, partner_id)", "This household is already in the list."
    )

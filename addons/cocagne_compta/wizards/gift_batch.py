from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

ACCOUNTANT = "cocagne_jardin.group_accountant"


class GiftBatch(models.TransientModel):
    """The tax receipts of a year, all at once, and the figures to declare (R63)."""

    _name = "cocagne.gift.batch"
    _description = "Tax receipts of a year"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company.root_id
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    year = fields.Integer(
        required=True, default=lambda self: fields.Date.context_today(self).year - 1
    )
    gift_ids = fields.Many2many("cocagne.gift", compute="_compute_gifts")
    donor_count = fields.Integer("Donors", compute="_compute_gifts")
    gift_amount = fields.Monetary("Gifts without receipt", compute="_compute_gifts")
    refused = fields.Text("To complete first", compute="_compute_gifts")
    receipt_count = fields.Integer("Receipts made", compute="_compute_declared")
    receipt_amount = fields.Monetary("Their sum", compute="_compute_declared")
    person_count = fields.Integer("of which persons", compute="_compute_declared")
    person_amount = fields.Monetary("Persons, sum", compute="_compute_declared")
    company_count = fields.Integer("of which companies", compute="_compute_declared")
    company_amount = fields.Monetary("Companies, sum", compute="_compute_declared")

    def _gifts_domain(self):
        return (
            Domain("company_id", "child_of", self.company_id.root_id.id)
            & Domain("state", "=", "received")
            & Domain("receipt_id", "=", False)
            & Domain("amount", ">", 0)
            & Domain("date", ">=", date(self.year, 1, 1))
            & Domain("date", "<=", date(self.year, 12, 31))
        )

    def _has_year(self):
        return 2000 <= self.year <= 2100

    @api.depends("year", "company_id")
    def _compute_gifts(self):
        receipts = self.env["cocagne.gift.receipt"]
        for batch in self:
            gifts = self.env["cocagne.gift"]
            if batch._has_year():
                gifts = gifts.search(batch._gifts_domain())
            donors = gifts.partner_id.commercial_partner_id
            problems = [receipts._problem(donor) for donor in donors]
            batch.gift_ids = gifts
            batch.donor_count = len(donors)
            batch.gift_amount = sum(gifts.mapped("amount"))
            batch.refused = "\n".join(filter(None, problems)) or False

    @api.depends("year", "company_id")
    def _compute_declared(self):
        for batch in self:
            found = batch._declared()
            person, firm = found["200"], found["238bis"]
            batch.person_count, batch.person_amount = person
            batch.company_count, batch.company_amount = firm
            batch.receipt_count = person[0] + firm[0]
            batch.receipt_amount = person[1] + firm[1]

    def _declared(self):
        """Count and sum of the valid receipts, by article (CGI, art. 222 bis)."""
        groups = self.env["cocagne.gift.receipt"]._read_group(
            [
                ("company_id", "=", self.company_id.root_id.id),
                ("year", "=", self.year),
                ("state", "=", "issued"),
            ],
            ["article"],
            ["__count", "amount:sum"],
        )
        found = {article: (count, total) for article, count, total in groups}
        return {key: found.get(key, (0, 0.0)) for key in ("200", "238bis")}

    def _check_role(self):
        if not self.env.user.has_group(ACCOUNTANT):
            raise AccessError(self.env._("Only the accountant makes tax receipts."))

    def action_collect(self):
        """Look for the gifts in the paid invoices of the year."""
        self.ensure_one()
        self._check_role()
        self.env["cocagne.gift"]._collect(self.company_id, self.year)
        return self._reopen()

    def action_make(self):
        """A receipt for each donor whose address is complete."""
        self.ensure_one()
        self._check_role()
        self.company_id._check_makes_receipts()
        self.env["cocagne.gift"]._collect(self.company_id, self.year)
        receipts = self.env["cocagne.gift.receipt"]
        gifts = self.env["cocagne.gift"].search(self._gifts_domain())
        ready = gifts.filtered(
            lambda gift: not receipts._problem(receipts._donor(gift))
        )
        if not ready:
            raise UserError(
                self.env._("No gift of %s waits for a tax receipt.", self.year)
            )
        made = receipts._make(ready)
        return made.action_open_list()

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }


class GiftReceipt(models.Model):
    _inherit = "cocagne.gift.receipt"

    def action_open_list(self):
        """Open these receipts, to print or send them."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_gift_receipts"
        )
        return action | {"domain": [("id", "in", self.ids)], "context": {}}


class Gift(models.Model):
    _inherit = "cocagne.gift"

    def action_make_receipt(self):
        """The receipt of these gifts, on demand."""
        if not self.env.user.has_group(ACCOUNTANT):
            raise AccessError(self.env._("Only the accountant makes tax receipts."))
        waiting = self.filtered(
            lambda gift: gift.state == "received" and not gift.receipt_id
        )
        if not waiting:
            raise UserError(
                self.env._(
                    "A tax receipt is made for gifts that were received and that have "
                    "none yet."
                )
            )
        return self.env["cocagne.gift.receipt"]._make(waiting).action_open_list()


class GiftReplace(models.TransientModel):
    """Why receipts are cancelled; their gifts get new ones."""

    _name = "cocagne.gift.replace"
    _description = "Cancel and replace tax receipts"

    receipt_ids = fields.Many2many("cocagne.gift.receipt")
    reason = fields.Char(required=True)

    def action_confirm(self):
        """Cancel, and open what replaces."""
        self.ensure_one()
        if not self.env.user.has_group(ACCOUNTANT):
            raise AccessError(self.env._("Only the accountant cancels tax receipts."))
        self.receipt_ids.check_access("read")
        made = self.receipt_ids._replace(self.reason)
        return (made or self.receipt_ids).action_open_list()

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

#: What may still be written on a receipt once it is made.
LIVING = {
    "state",
    "cancel_reason",
    "cancelled_on",
    "replaced_by_id",
    "sent_on",
    "gift_ids",
    "message_ids",
    "message_follower_ids",
    "activity_ids",
    "message_main_attachment_id",
}


class GiftReceipt(models.Model):
    """The tax receipt of a donor for a year, or for one gift (R63).

    Content of the form Cerfa 11580*05 (persons, CGI art. 200 and 978) and 16216*02
    (companies, art. 238 bis). What it says is copied when it is made and never changes:
    a mistake is cancelled and replaced, the number stays.
    """

    _name = "cocagne.gift.receipt"
    _description = "Tax receipt"
    _inherit = ["mail.thread"]
    _order = "name desc, id desc"
    _check_company_auto = True

    name = fields.Char("Number", readonly=True, copy=False)
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, index=True, readonly=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner", "Donor", required=True, index=True, readonly=True
    )
    year = fields.Integer(required=True, readonly=True, aggregator=None)
    date = fields.Date("Made on", required=True, readonly=True)
    amount = fields.Monetary(readonly=True)
    article = fields.Selection(
        [("200", "Art. 200 CGI (persons)"), ("238bis", "Art. 238 bis CGI (companies)")],
        required=True,
        readonly=True,
    )
    content = fields.Json(readonly=True, help="What the receipt says, word for word.")
    gift_ids = fields.One2many("cocagne.gift", "receipt_id", "Gifts", readonly=True)
    state = fields.Selection(
        [("issued", "Valid"), ("cancelled", "Cancelled")],
        "Status",
        default="issued",
        required=True,
        readonly=True,
        tracking=True,
    )
    cancelled_on = fields.Date(readonly=True)
    cancel_reason = fields.Char("Why it was cancelled", readonly=True, tracking=True)
    replaced_by_id = fields.Many2one(
        "cocagne.gift.receipt", readonly=True, check_company=True
    )
    replaces_ids = fields.One2many(
        "cocagne.gift.receipt", "replaced_by_id", readonly=True
    )
    sent_on = fields.Date("Sent by mail on", readonly=True)
    is_wrong = fields.Boolean(
        compute="_compute_is_wrong",
        search="_search_is_wrong",
        help="A gift of it was returned unpaid: cancel it and make another one.",
    )

    _name_unique = models.UniqueIndex(
        "(company_id, name)", "This number of receipt is used already."
    )

    @api.depends("gift_ids.state", "state")
    def _compute_is_wrong(self):
        for receipt in self:
            states = receipt.gift_ids.mapped("state")
            receipt.is_wrong = receipt.state == "issued" and any(
                state != "received" for state in states
            )

    def _search_is_wrong(self, operator, value):
        if operator != "in":
            return NotImplemented
        wrong = Domain("state", "=", "issued") & Domain(
            "gift_ids", "any", [("state", "!=", "received")]
        )
        return wrong if True in value else ~wrong

    # -- making --------------------------------------------------------------------------

    @api.model
    def _make(self, gifts, date=None):
        """One receipt per donor and year for these gifts.

        :raises UserError: the garden is not ready, or an address is missing.
        """
        receipts = self.browse()
        house = gifts.company_id.root_id
        house.ensure_one()
        house._check_makes_receipts()
        # one at a time: their numbers follow each other
        ready = gifts.filtered(lambda g: g.state == "received" and not g.receipt_id)
        groups = ready.grouped(lambda g: (self._donor(g), g.date.year))
        for (donor, year), group in groups.items():
            problem = self._problem(donor)
            if problem:
                raise UserError(problem)
            receipts |= self._make_one(house, donor, year, group, date)
        return receipts

    @api.model
    def _donor(self, gift):
        return gift.partner_id.commercial_partner_id

    @api.model
    def _problem(self, donor):
        """Why this donor cannot have a receipt, or False."""
        missing = [
            self.env["res.partner"]._fields[name].get_description(self.env)["string"]
            for name in ("street", "zip", "city")
            if not donor[name]
        ]
        if missing:
            return self.env._(
                "%(donor)s: the address is not complete (%(missing)s). The tax receipt "
                "needs it.",
                donor=donor.display_name,
                missing=", ".join(missing),
            )
        return False

    @api.model
    def _make_one(self, house, donor, year, gifts, date=None):
        today = date or fields.Date.context_today(self)
        gifts = gifts.sorted(lambda gift: (gift.date, gift.id))
        # sudo: receipts are made through this method only, nobody writes them by hand
        return (
            self.sudo()
            .create(
                {
                    "name": house._next_paper_number(
                        "cocagne.gift.receipt", "RF", today
                    ),
                    "company_id": house.id,
                    "partner_id": donor.id,
                    "year": year,
                    "date": today,
                    "amount": sum(gifts.mapped("amount")),
                    "article": gifts[0]._article(),
                    "content": self._prepare_content(house, donor, gifts),
                    "gift_ids": [Command.set(gifts.ids)],
                }
            )
            .sudo(False)
        )

    # -- never edited --------------------------------------------------------------------

    def write(self, vals):
        frozen = set(vals) - LIVING
        if frozen:
            raise UserError(
                self.env._(
                    "A tax receipt is never changed: cancel it and make another one."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._("A tax receipt is never deleted: cancel it, its number stays.")
        )

    def _cancel(self, reason):
        """Cancel receipts; their gifts wait for another one."""
        for receipt in self:
            if receipt.state != "issued":
                raise UserError(
                    self.env._("The receipt %s is cancelled already.", receipt.name)
                )
        # sudo: as when they were made
        receipts = self.sudo()
        receipts.gift_ids.receipt_id = False
        receipts.write(
            {
                "state": "cancelled",
                "cancel_reason": reason,
                "cancelled_on": fields.Date.context_today(self),
            }
        )

    def _replace(self, reason):
        """Cancel these receipts and make those that replace them.

        Gifts that were returned since are left out; a donor with no gift left gets
        no receipt.
        """
        made = self.browse()
        for receipt in self:
            gifts = receipt.gift_ids
            receipt._cancel(reason)
            gifts = gifts.filtered(lambda gift: gift.state == "received")
            if gifts:
                new = self._make(gifts)
                # sudo: as when they were made
                receipt.sudo().replaced_by_id = new
                made |= new
        return made

    def action_replace(self):
        """Open the dialog that cancels and replaces."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Cancel and replace"),
            "res_model": "cocagne.gift.replace",
            "view_mode": "form",
            "target": "new",
            "context": {"default_receipt_ids": self.ids},
        }

    def action_send(self):
        """Send the receipts by mail to the donors who have an address."""
        self.check_access("read")
        valid = self.filtered(lambda receipt: receipt.state == "issued")
        sent = self.env["cocagne.mail.scenario"]._send("tax_receipt", valid)
        done = valid.browse(sent.filtered(lambda row: row.mail_id).mapped("res_id"))
        # sudo: as when they were made
        done.sudo().write({"sent_on": fields.Date.context_today(self)})
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if done else "warning",
                "message": self.env._(
                    "Receipts sent: %(sent)s. To print and post, without mail address "
                    "or sent before: %(left)s.",
                    sent=len(done),
                    left=len(valid) - len(done),
                ),
            },
        }

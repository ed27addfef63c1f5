"""What an agreement must not say, and what cannot be changed once it paid."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_amount, format_date


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    @api.constrains("kind", "partner_id", "state")
    def _check_funder(self):
        for item in self:
            if item.state != "draft" and item.kind != "fund" and not item.partner_id:
                raise ValidationError(
                    self.env._(
                        "%s has no funder: choose who pays, then start it.", item.name
                    )
                )

    @api.constrains("garden_ids", "company_id")
    def _check_gardens(self):
        for item in self:
            strangers = item.garden_ids.sudo().filtered(  # sudo: names of companies
                lambda garden: garden.root_id != item.company_id.root_id  # noqa: B023
            )
            if strangers:
                raise ValidationError(
                    self.env._(
                        "%(garden)s is no establishment of %(house)s: remove it.",
                        garden=strangers[0].name,
                        house=item.company_id.name,
                    )
                )

    @api.constrains("quota_amount", "quota_baskets", "quota_households")
    def _check_quotas(self):
        """A limit is never below what was paid already."""
        used = self._used()
        for item in self:
            amount, baskets, households = used.get(item.id, (0, 0, 0))
            money = format_amount(self.env, float(amount), item.currency_id)
            for limit, count, text in (
                (item.quota_amount, float(amount), money),
                (item.quota_baskets, baskets, self.env._("baskets: %s", baskets)),
                (
                    item.quota_households,
                    households,
                    self.env._("households: %s", households),
                ),
            ):
                if limit and limit < count:
                    raise ValidationError(
                        self.env._(
                            "%(name)s already paid more than this limit (%(paid)s). "
                            "Write at least that; to stop it now, close it instead.",
                            name=item.name,
                            paid=text,
                        )
                    )

    @api.constrains("date_from", "date_to")
    def _check_dates_of_shares(self):
        """The baskets that it paid stay within its dates."""
        # sudo: dates without a name
        shares = self.env["cocagne.solidarity.share"].sudo()
        for item in self:
            out = shares.search(
                Domain("agreement_id", "=", item.id)
                & (
                    Domain("date", "<", item.date_from)
                    | Domain("date", ">", item.date_to)
                ),
                limit=1,
            )
            if out:
                raise ValidationError(
                    self.env._(
                        "%(name)s already paid for baskets of %(day)s: its dates must "
                        "hold that day.",
                        name=item.name,
                        day=format_date(self.env, out.date),
                    )
                )

    def write(self, vals):
        frozen = {"partner_id", "kind", "company_id"}
        paid = self.filtered(
            lambda item: any(
                name in vals
                and (vals[name] or False) != (item[name] and plain(item[name]))
                for name in frozen
            )
        )
        if paid and paid._has_shares():
            raise UserError(
                self.env._(
                    "%s already paid for baskets: its funder and garden stay. Close it "
                    "and make another one.",
                    paid[0].name,
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_paid(self):
        for item in self:
            if item._has_shares():
                raise UserError(
                    self.env._(
                        "%s paid for baskets: it stays, to tell who paid what. Close it "
                        "instead.",
                        item.name,
                    )
                )


def plain(value):
    return value.id if isinstance(value, models.BaseModel) else value

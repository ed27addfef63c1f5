from odoo import api, models
from odoo.exceptions import UserError

from .ways import WAYS


class ResCompany(models.Model):
    """How each garden is paid: contract of the other rooms (R64)."""

    _inherit = "res.company"

    def _payment_way(self, code, direction="inbound"):
        """The payment method line of a mode of payment of this garden.

        :param code: code of a ``cocagne.payment.mode``, like ``"cheque"``.
        :param direction: ``inbound``, or ``outbound`` for what the garden pays back.
        :raises UserError: the garden has no chart of accounts yet.
        """
        way = self._way_of(code)
        return way.line_in_id if direction == "inbound" else way.line_out_id

    def _way_of(self, code):
        """The garden's first way of this kind, made at the first need."""
        self.ensure_one()
        house = self.root_id
        # sudo: who takes a payment needs neither the journals nor the accounts
        ways = self.env["cocagne.payment.way"].sudo().with_context(active_test=False)
        found = ways.search(
            [("company_id", "=", house.id), ("kind", "=", code)],
            order="active DESC, sequence, id",
            limit=1,
        )
        return found or house._make_way(code)

    def _set_up_payment_ways(self):
        """The usual ways of these gardens, with their journals and accounts.

        Run twice, it changes nothing. Houses without chart of accounts wait for it.
        """
        for house in self.root_id.filtered("chart_template"):
            for code, way in WAYS.items():
                if way.is_default:
                    house._way_of(code)

    def _make_way(self, code):
        self.ensure_one()
        self._check_has_chart()
        # sudo: as in ``_way_of``
        return self.env["cocagne.payment.way"].sudo().create(self._prepare_way(code))

    def _prepare_way(self, code):
        way = WAYS[code]
        return {
            "name": way.name,
            "kind": code,
            "company_id": self.id,
            "sequence": list(WAYS).index(code),
            "active": way.is_default,
        }

    def _check_has_chart(self):
        if not self.root_id.chart_template:
            raise UserError(
                self.env._("%s has no chart of accounts yet: load it first.", self.name)
            )

    def _bank_journal(self):
        """The journal of the garden's main bank account: the first with an IBAN."""
        journals = self.env["account.journal"].search(
            [
                ("company_id", "=", self.root_id.id),
                ("type", "=", "bank"),
                ("default_account_id.account_type", "in", ("asset_cash", False)),
            ]
        )
        journals = journals or self.env["account.journal"].search(
            [
                ("company_id", "=", self.root_id.id),
                ("type", "=", "bank"),
                ("code", "=like", "BNK%"),
            ]
        )
        return journals.sorted(lambda journal: not journal.bank_account_id)[:1]

    def _waiting_account(self, wanted):
        """An account of the 511 family, made when it is missing; it is matched.

        :param wanted: an ``accounts.Account``.
        """
        house = self.root_id
        # sudo: as in ``_way_of``
        accounts = self.env["account.account"].sudo().with_company(house)
        found = accounts.search(
            [("company_ids", "in", house.ids), ("code", "=", wanted.code)], limit=1
        )
        found = found or accounts.create(house._prepare_ledger_account(wanted))
        if not found.reconcile:
            found.reconcile = True
        return found

    @api.model
    def _set_up_all_payment_ways(self):
        """At installation and update: the gardens that have their chart already."""
        self.search([("is_garden", "=", True)])._set_up_payment_ways()


class AccountChartTemplate(models.AbstractModel):
    _inherit = "account.chart.template"

    def _post_load_data(self, template_code, company, template_data):
        """A garden that gets its chart gets its ways of being paid."""
        result = super()._post_load_data(template_code, company, template_data)
        if company.is_garden and not company.parent_id:
            company._set_up_payment_ways()
        return result

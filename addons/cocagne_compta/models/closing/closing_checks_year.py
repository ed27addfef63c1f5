from odoo import api, models
from odoo.fields import Domain


class Closing(models.Model):
    """What a year asks for beside its months: grants, headings, VAT, months."""

    _inherit = "cocagne.closing"

    @api.model
    def _check_codes(self):
        return [
            *super()._check_codes(),
            "months",
            "grants",
            "grant_drafts",
            "headings",
            "vat_limit",
            "hash",
        ]

    def _check_months(self):
        """Months of the year that are not closed."""
        if self.kind != "year":
            return None
        months = self.search(
            self._mine()
            & Domain("kind", "=", "month")
            & Domain("date_to", ">=", self.date_from)
            & Domain("date_to", "<=", self.date_to)
        )
        left = months.filtered(lambda closing: closing.state != "locked")
        return self._check(
            self.env._("Months that are not closed"),
            self._name,
            [("id", "in", left.ids)],
            action="cocagne_compta.action_closings",
            hint=self.env._("Close them first: the year then has no surprise."),
        )

    def _check_grants(self):
        """Years of grants without their entry (487, dedicated funds)."""
        if self.kind != "year":
            return None
        years = self.env["cocagne.grant.year"].search(
            self._until("date_to") & Domain("move_id", "=", False)
        )
        return self._check(
            self.env._("Grants without the entries of the year"),
            "cocagne.grant.year",
            [("id", "in", years.filtered(lambda year: not year.is_empty).ids)],
            action="cocagne_compta.action_grant_years",
            hint=self.env._("Say what was spent, then prepare the entries."),
        )

    def _check_grant_drafts(self):
        if self.kind != "year":
            return None
        return self._check(
            self.env._("Entries of grants to post"),
            "cocagne.grant.year",
            self._until("date_to") & Domain("move_id.state", "=", "draft"),
            action="cocagne_compta.action_grant_years",
            hint=self.env._("Read them and post them."),
        )

    def _check_headings(self):
        """Accounts with movements that the yearly accounts would not show."""
        if self.kind != "year":
            return None
        accounts = self.company_id.root_id._accounts_without_heading()
        return self._check(
            self.env._("Accounts that are in no heading of the yearly accounts"),
            "account.account",
            [("id", "in", accounts.ids)],
            action="account.action_account_form",
            level="danger",
            hint=self.env._("Give them a number of the chart of associations."),
        )

    def _check_vat_limit(self):
        """A garden without VAT that sells more than the law lets it."""
        company = self.company_id
        if self.kind != "year" or company.vat_liable:
            return None
        over = company.root_id._vat_limits_passed(self.date_to)
        return self._check(
            self.env._("Limits of the exemption from VAT that are passed"),
            "cocagne.vat.threshold",
            [("id", "in", over.ids)],
            action="cocagne_compta.action_vat_thresholds",
            hint=self.env._("Talk to the accountant: VAT may be due."),
        )

    def _check_hash(self):
        """Sales journals whose posted entries may still be changed."""
        if self.kind != "year":
            return None
        journals = self.env["account.journal"]
        return self._check(
            self.env._("Sales journals that are not secured"),
            "account.journal",
            Domain(journals._check_company_domain(self.company_id))
            & Domain("type", "=", "sale")
            & Domain("restrict_mode_hash_table", "=", False),
            action="account.action_account_journal_form",
            level="info",
            hint=self.env._(
                "“Secure posted entries” in the journal makes them unalterable, for "
                "ever: decide it with the accountant."
            ),
        )

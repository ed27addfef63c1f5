"""An agreement begins, ends, and is followed by the next one."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    date_from = fields.Date(default=lambda self: self._this_year("start_of"))
    date_to = fields.Date(default=lambda self: self._this_year("end_of"))
    next_ids = fields.One2many(
        "cocagne.solidarity.agreement", "previous_id", "The next one"
    )

    def _this_year(self, edge):
        """Its first or last day: most agreements are for a civil year."""
        return getattr(fields.Date, edge)(fields.Date.context_today(self), "year")

    def action_run(self):
        """The agreement is signed: it pays for the baskets of its dates from now on.

        The households of the agreement that it follows are handed over to it.

        :raises UserError: it has no rule, or no funder.
        """
        for item in self.filtered(lambda item: item.state == "draft"):
            item._check_ready()
            item.state = "running"
            item._take_over_households()
        return True

    def _check_ready(self):
        self.ensure_one()
        if not self.rule_ids and self.kind != "fund":
            raise UserError(
                self.env._(
                    "%s does not say what it pays: add a line to “What it pays”, then "
                    "start it.",
                    self.name,
                )
            )

    def _take_over_households(self):
        """Those whom the agreement before helps are helped by this one too."""
        if not self.previous_id:
            return
        # sudo: the manager renews an agreement without seeing its households
        households = self.env["cocagne.solidarity.enrolment"].sudo()
        found = households.search(self._take_over_domain())
        for household in found:
            household.agreement_ids |= self

    def _take_over_domain(self):
        domain = [
            ("agreement_ids", "in", self.previous_id.ids),
            ("state", "in", ("draft", "waiting", "active")),
            "|",
            ("date_end", "=", False),
            ("date_end", ">=", self.date_from),
        ]
        if self.public_ids:
            domain.append(("public_id", "in", self.public_ids.ids))
        return domain

    def action_close(self):
        """The funder stops: baskets delivered after today are not paid any more.

        :raises UserError: it has not begun.
        """
        today = fields.Date.context_today(self)
        for item in self.filtered(lambda item: item.state == "running"):
            if item.date_from > today:
                raise UserError(
                    self.env._(
                        "%s has not begun yet: take it back to “In preparation” instead.",
                        item.name,
                    )
                )
            item.write({"state": "closed", "date_to": min(item.date_to, today)})
        return True

    def action_draft(self):
        """It was started by mistake.

        :raises UserError: it already paid for baskets.
        """
        for item in self:
            if item._has_shares():
                raise UserError(
                    self.env._(
                        "%s already paid for baskets: close it instead.", item.name
                    )
                )
            item.state = "draft"
        return True

    def action_renew(self):
        """Prepare the agreement that follows: the same terms, for the same time.

        A second click opens the one that is there.
        """
        self.ensure_one()
        following = self.next_ids[:1] or self.copy(self._prepare_next())
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": following.id,
            "views": [(False, "form")],
            "name": following.name,
        }

    def _prepare_next(self):
        """What changes from one agreement to the next."""
        start = self.date_to + timedelta(days=1)
        return {
            "name": self._next_name(),
            "date_from": start,
            "date_to": self._next_end(start),
            "previous_id": self.id,
            "document": False,
            "document_name": False,
        }

    def _next_name(self):
        """The year in the name moves on with the agreement."""
        year = str(self.date_from.year)
        if year in self.name:
            start = self.date_to + timedelta(days=1)
            return self.name.replace(year, str(start.year))
        return self.env._("%s (next)", self.name)

    def _next_end(self, start):
        """As many months as this one, when it lasts whole months; else as many days."""
        after = self.date_to + timedelta(days=1)
        months = relativedelta(after, self.date_from)
        if not months.days:
            return start + months - timedelta(days=1)
        return start + (self.date_to - self.date_from)

    def _has_shares(self):
        # sudo: whether there are shares tells no name
        shares = self.env["cocagne.solidarity.share"].sudo()
        return bool(shares.search_count([("agreement_id", "in", self.ids)], limit=1))

    def copy_data(self, default=None):
        """The dates of a rule are those of one year: they are not copied."""
        vals_list = super().copy_data(default)
        for vals in vals_list:
            for command in vals.get("rule_ids", []):
                command[2].update(date_from=False, date_to=False)
        return vals_list

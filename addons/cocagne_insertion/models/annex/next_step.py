from odoo import fields, models

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT

from ...law import dates
from .home_alert import DIRECTOR, PAYROLL


class Annex(models.Model):
    """What to do next with an annex."""

    _inherit = "cocagne.annex"

    def _next_steps(self):
        steps = []
        if self.state in ("BROUILLON", "SAISI"):
            text = self.env._("When the annex is signed, it replaces what it amends.")
            button = self.env._("It is signed")
            steps.append(
                self._step(
                    "sign", text, button, method="action_validate", groups=[DIRECTOR]
                )
            )
            return steps
        if self.state not in ("VALIDE", "PROVISOIRE"):
            return []
        if not self.convention_id:
            text = self.env._("Choose the convention that this annex belongs to.")
            steps.append(self._step("convention", text, kind="wait", groups=[DIRECTOR]))
        steps += self._month_steps()
        steps += self._money_steps()
        text = self.env._("All months that are over are declared.")
        steps.append(self._step("ready", text))
        return steps

    def _month_steps(self):
        """Months that are over and have no state, or states to validate."""
        months = self.env["cocagne.insertion.month"].sudo()  # sudo: a count
        today = fields.Date.context_today(self)
        chain = [("annex_id.chain", "=", self.chain)]
        chain += [("company_id", "=", self.company_id.id)]
        last = dates.same_day(today.replace(day=1), -1)
        is_running = self._first_month() <= last <= self.date_end
        if is_running and not months.search_count([*chain, ("month", "=", last)]):
            text = self.env._(
                "The month of %s is over: prepare its hours.", self._month_label(last)
            )
            button = self.env._("Prepare the month")
            return [
                self._step(
                    "month",
                    text,
                    button,
                    method="action_prepare_month",
                    groups=[PAYROLL],
                )
            ]
        drafts = months.search_count([*chain, ("state", "=", "draft")])
        if not drafts:
            return []
        text = self.env._("Monthly states wait to be validated: %s.", drafts)
        button = self.env._("Check them")
        return [
            self._step(
                "drafts", text, button, method="action_open_months", groups=[PAYROLL]
            )
        ]

    def _money_steps(self):
        if not self.payment_ids:
            text = self.env._("See what the ASP should pay, and when.")
            button = self.env._("Write the schedule")
            return [
                self._step(
                    "schedule",
                    text,
                    button,
                    method="action_refresh_schedule",
                    groups=[DIRECTOR, ACCOUNTANT],
                )
            ]
        if not self.amount_late:
            return []
        text = self.env._(
            "%s expected from the ASP did not come.",
            self.currency_id.format(self.amount_late),
        )
        button = self.env._("Look for it at the bank")
        return [
            self._step(
                "late", text, button, method="action_match", groups=[ACCOUNTANT]
            )
        ]

    def action_prepare_month(self):
        """Prepare the last month that is over."""
        return self.env["cocagne.insertion.month"].action_prepare()

    def action_open_months(self):
        """The states of this annex, amendments together."""
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_insertion_months"
        )
        domain = [("annex_id.chain", "=", self.chain)]
        domain += [("company_id", "=", self.company_id.id)]
        return {**action, "domain": domain}

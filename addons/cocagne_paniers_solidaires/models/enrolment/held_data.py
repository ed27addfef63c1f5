from odoo import models
from odoo.fields import Domain
from odoo.tools import format_date

from .household import AGES

PLAIN = (
    "asked_on",
    "state",
    "structure_id",
    "prescriber_id",
    "referral_date",
    "public_id",
    "scheme",
    "quotient",
    "rest_to_live",
    "household_size",
    *AGES,
    "date_start",
    "date_end",
    "trial_until",
    "renewal_agreed_on",
    "participation",
    "agreement_ids",
    "order_line_ids",
    "proof_ids",
    "proofs_seen_on",
    "consent_on",
    "consent_text_id",
    "score",
    "date_exit",
    "exit_reason_id",
    "note",
)


class SolidarityEnrolment(models.Model):
    """All that the garden holds on a household, for its right of access (RGPD, art. 15)."""

    _inherit = "cocagne.solidarity.enrolment"

    def action_print_held_data(self):
        """The paper for the household."""
        report = self.env.ref("cocagne_paniers_solidaires.action_report_held_data")
        return report.report_action(self, config=False)

    def _files_of_household(self):
        """This file and all the others of the household, the latest first."""
        self.ensure_one()
        if not self.partner_id:
            return self
        return self.search(
            [("partner_id", "=", self.partner_id.id)], order="date_start desc, id desc"
        )

    def _held_data(self):
        """Sections of the paper: a list of (title, [(label, value)]).

        Another room adds its own by overriding this.
        """
        self.ensure_one()
        return [
            *(item._held_file() for item in self._files_of_household()),
            self._held_objectives(),
            self._held_shares(),
            self._held_messages(),
        ]

    def _held_file(self):
        rows = []
        for name in PLAIN:
            text = self._held_text(name)
            if text:
                rows.append((self._fields[name]._description_string(self.env), text))
        start = self.date_start or self.asked_on
        return self.env._("File since %s", format_date(self.env, start)), rows

    def _held_text(self, name):
        field, value = self._fields[name], self[name]
        if field.type == "monetary":
            known = {"quotient": self.quotient_known, "rest_to_live": self.rest_known}
            shown = known.get(name, self.has_participation)
            return self.currency_id.format(value) if shown else ""
        if not value and field.type != "integer":
            return ""
        if field.type == "date":
            return format_date(self.env, value)
        if field.type == "selection":
            return dict(field._description_selection(self.env))[value]
        if field.relational:
            return ", ".join(value.mapped("display_name"))
        return str(value)

    def _held_objectives(self):
        rows = [
            (
                item.name,
                ", ".join(
                    filter(None, [item.follow_up, *item.workshop_ids.mapped("name")])
                ),
            )
            for item in self._files_of_household().objective_ids
        ]
        return self.env._("Objectives"), rows

    def _held_shares(self):
        """What was paid for the household's baskets, by payer."""
        shares = self.env["cocagne.solidarity.share"]
        payers = dict(shares._fields["payer"]._description_selection(self.env))
        sums = shares._read_group(
            Domain("enrolment_id", "in", self._files_of_household().ids),
            ["payer", "agreement_id"],
            ["amount:sum", "quantity:sum"],
        )
        return self.env._("Who paid for the baskets"), [
            (
                agreement.name or payers[payer],
                self.env._(
                    "%(amount)s, baskets: %(count)s",
                    amount=self.currency_id.format(amount),
                    count=count,
                ),
            )
            for payer, agreement, amount, count in sums
        ]

    def _held_messages(self):
        """What was written about the household."""
        messages = self._files_of_household().message_ids.filtered("preview")
        return self.env._("What was written"), [
            (format_date(self.env, message.date), message.preview)
            for message in messages
        ]

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

#: What tells who the household is or how it lives. Kept, because figures count them and
#: nobody is known by them: garden, structure, situation, scheme, age bands, dates,
#: agreements, reason of the exit, town (``_keep_town``), key drawn
#: at random.
ERASED = {
    "partner_id": False,
    "prescriber_id": False,
    "referral_date": False,
    "quotient": 0,
    "quotient_known": False,
    "rest_to_live": 0,
    "rest_known": False,
    "note": False,
    "user_id": False,
    "consent_on": False,
    "consent_text_id": False,
    "proof_ids": [Command.clear()],
    "proofs_seen_on": False,
    "order_line_ids": [Command.clear()],
    "objective_ids": [Command.clear()],
}


class SolidarityEnrolment(models.Model):
    """Erasing a household that left; its figures stay (RGPD, art. 5-1 e and 17)."""

    _inherit = "cocagne.solidarity.enrolment"

    erase_after = fields.Date(
        compute="_compute_erase_after", help="The night after that day erases the file."
    )

    kept_town = fields.Char(
        "Town", readonly=True, copy=False, help="Where an erased household lived."
    )
    kept_zip = fields.Char("Postal code", readonly=True, copy=False)

    @api.depends("date_exit", "date_end", "state", "erased_on")
    def _compute_erase_after(self):
        for enrolment in self:
            left = enrolment.date_exit or enrolment.date_end
            gone = enrolment.state in ("ended", "refused") and not enrolment.erased_on
            enrolment.erase_after = (
                left + relativedelta(months=enrolment._months_kept())
                if gone and left
                else False
            )

    def _months_kept(self):
        # sudo: a setting of the garden
        return self.company_id.sudo().solidarity_retention

    def action_erase(self):
        """Erase now, when the household asks for it.

        :raises UserError: while the help runs.
        """
        for enrolment in self:
            if enrolment.state not in ("ended", "refused"):
                raise UserError(
                    self.env._(
                        "%s is still in the programme: end the help first.",
                        enrolment.display_name,
                    )
                )
        return self._erase()

    def _erase(self):
        """Take away who the household was, for good. Done twice, it changes nothing."""
        todo = self.filtered(lambda item: not item.erased_on)
        todo._erase_links()
        todo._erase_talk()
        quiet = todo.with_context(tracking_disable=True, mail_notrack=True)
        quiet._keep_town()
        quiet.write({**ERASED, "erased_on": self._today()})
        return True

    def _keep_town(self):
        """The town stays for the counts by town; who lived there is gone."""
        for enrolment in self.filtered("partner_id"):
            # sudo: only the town of the household
            partner = enrolment.partner_id.sudo()
            enrolment.write({"kept_town": partner.city, "kept_zip": partner.zip})

    def _erase_links(self):
        """What other rooms keep about the household and is not counted: for them."""

    def _erase_talk(self):
        """Messages, followers, activities and files of the enrolments."""
        # sudo: messages and files of others too
        files = self.env["ir.attachment"].sudo()
        files.search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        ).unlink()
        everything = self.sudo()
        everything.activity_ids.unlink()
        everything.message_ids.unlink()
        everything.message_follower_ids.unlink()

    @api.model
    def _to_erase(self, company):
        """The households that left more than the garden's months ago.

        A household that came back, or was renewed, is kept as long as its last help.
        """
        # sudo: a setting of the garden
        months = company.sudo().solidarity_retention
        limit = self._today() - relativedelta(months=months)
        over = self.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "in", ("ended", "refused"))
            & Domain("erased_on", "=", False)
            & (
                Domain("date_exit", "<", limit)
                | (Domain("date_exit", "=", False) & Domain("date_end", "<", limit))
            )
        )
        # sudo: the later help may be in another establishment
        later = self.sudo().search(
            Domain("partner_id", "in", over.partner_id.ids)
            & Domain("id", "not in", over.ids)
        )
        return over.filtered(lambda item: item.partner_id not in later.partner_id)

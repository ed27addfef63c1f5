from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.enrolment.dates import DURATIONS, end_of


class EnrolmentRenew(models.TransientModel):
    """Renews a help with the agreement of the partner who sent the household."""

    _name = "cocagne.solidarity.renew"
    _description = "Renew the help of a household"

    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        "Household",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    refusal = fields.Char(compute="_compute_refusal")
    agreed_on = fields.Date("The partner agreed on", required=True)
    duration = fields.Selection(
        DURATIONS,
        "Lasts",
        required=True,
        default=lambda self: self.env.company.sudo().solidarity_duration,  # a setting
    )
    date_start = fields.Date("From", compute="_compute_dates")
    date_end = fields.Date("To", compute="_compute_dates")
    fitting_ids = fields.Many2many(
        "cocagne.solidarity.agreement",
        "cocagne_solidarity_renew_fitting_rel",
        compute="_compute_fitting_ids",
    )
    agreement_ids = fields.Many2many(
        "cocagne.solidarity.agreement",
        "cocagne_solidarity_renew_rel",
        string="Who helps to pay",
        compute="_compute_agreement_ids",
        store=True,
        readonly=False,
        domain="[('id', 'in', fitting_ids)]",
    )

    @api.depends("enrolment_id")
    def _compute_refusal(self):
        for dialog in self:
            enrolment = dialog.enrolment_id
            dialog.refusal = enrolment._why_not_renew() if enrolment else False

    @api.depends("enrolment_id", "duration")
    def _compute_dates(self):
        for dialog in self:
            last = dialog.enrolment_id.date_end
            dialog.date_start = last and last + timedelta(days=1)
            dialog.date_end = end_of(dialog.date_start, dialog.duration) or False

    @api.depends("enrolment_id")
    def _compute_fitting_ids(self):
        agreements = self.env["cocagne.solidarity.agreement"]
        for dialog in self:
            enrolment, start = dialog.enrolment_id, dialog.date_start
            dialog.fitting_ids = start and agreements.search(
                agreements._fitting_domain(
                    enrolment.company_id, start, enrolment.public_id, enrolment.scheme
                )
            )

    @api.depends("enrolment_id")
    def _compute_agreement_ids(self):
        for dialog in self:
            full = dialog.fitting_ids._full(
                dialog.date_start or fields.Date.context_today(self),
                dialog.enrolment_id.partner_id,
            )
            dialog.agreement_ids = dialog.fitting_ids.filtered(
                lambda item, full=full: item.id not in full
            )

    def action_renew(self):
        """Renew it, and open the file that follows."""
        self.ensure_one()
        if self.refusal:
            raise UserError(self.refusal)
        new = self.enrolment_id._renew(
            self.agreed_on, self.duration, self.agreement_ids
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": new._name,
            "res_id": new.id,
            "views": [(False, "form")],
        }

from odoo import fields, models
from odoo.fields import Command

from ..models.enrolment.household import AGES


class Desk(models.TransientModel):
    """The last click: everything, or nothing."""

    _inherit = "cocagne.solidarity.desk"

    def action_enrol(self):
        """Write the client, the membership, the subscription and the help; begin it.

        What is refused leaves nothing behind.
        """
        self.ensure_one()
        for name in ("who", "household", "helpers", "basket"):
            getattr(self, f"_check_step_{name}")()
        with self.env.cr.savepoint():
            lines = self._make_baskets()
            enrolment = self._write_enrolment({"order_line_ids": self._set(lines)})
            if enrolment.state != "active":
                enrolment.action_start()
        self.enrolment_id = enrolment
        return self._open_enrolment()

    def action_wait(self):
        """Put the household on the waiting list: its baskets are chosen later."""
        self.ensure_one()
        for name in ("who", "household"):
            getattr(self, f"_check_step_{name}")()
        with self.env.cr.savepoint():
            if not self.partner_id:
                partner = self._make_sign_up_client()
                self.write({"partner_id": partner.id, "is_new": False})
            fitting = self._fitting()
            enrolment = self._write_enrolment({"agreement_ids": self._set(fitting)})
            if enrolment.state == "draft":
                enrolment.action_wait()
        self.enrolment_id = enrolment
        return self._open_enrolment()

    def _make_sign_up_client(self):
        return self.env["cocagne.sign.up"].create(self._sign_up_values())._make_client()

    def _make_baskets(self):
        """The lines of the household's baskets; a member of the association."""
        sign_up = self._make_sign_up()
        if self.line_ids:
            sign_up._make_membership(self.partner_id)
            return self.line_ids
        sign_up.action_confirm()
        order = sign_up.order_id
        self.write({"partner_id": order.partner_id.id, "is_new": False})
        return order._basket_lines()

    @staticmethod
    def _set(records):
        return [Command.set(records.ids)]

    def _write_enrolment(self, values):
        values = self._enrolment_values() | values
        if not self.enrolment_id:
            return self.env["cocagne.solidarity.enrolment"].create(values)
        if self.enrolment_id.state == "active":
            values = {"order_line_ids": values["order_line_ids"]}
        self.enrolment_id.write(values)
        return self.enrolment_id

    def _enrolment_values(self):
        plain = (
            *AGES,
            "scheme",
            "quotient",
            "quotient_known",
            "rest_to_live",
            "referral_date",
            "date_start",
            "date_end",
            "duration",
            "trial_until",
            "note",
            "has_participation",
            "participation",
        )
        values = {name: self[name] for name in plain}
        today = fields.Date.context_today(self)
        if self.consent_signed and not self.enrolment_id.consent_on:
            text = self.env["cocagne.solidarity.consent.text"]._current(self.company_id)
            values |= {"consent_on": today, "consent_text_id": text.id}
        if not self.structure_id:
            values["referral_date"] = False
        return values | {
            "partner_id": self.partner_id.id,
            "company_id": (self.depot_id.company_id or self.company_id).id,
            "structure_id": self.structure_id.id,
            "prescriber_id": self.prescriber_id.id,
            "public_id": self.public_id.id,
            "agreement_ids": self._set(self.agreement_ids),
            "proof_ids": self._set(self.proof_ids),
            "proofs_seen_on": today if self.proof_ids else False,
        }

    def _open_enrolment(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": "cocagne.solidarity.enrolment",
            "res_id": self.enrolment_id.id,
            "views": [(False, "form")],
            "target": "main",
        }

import base64
import uuid
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.release import version
from odoo.tools import format_date

from ...bundle import writer
from ...indicators.definition import Value

STATES = [
    ("ready", "To send"),
    ("waiting", "Will be tried again"),
    ("sent", "Received by the head office"),
    ("refused", "Refused by the head office"),
]


class BundleSending(models.Model):
    """A validated month of the garden on its way to the head office.

    Its text is made once: the same bundle is sent again after a fault, or downloaded and
    mailed, so that the head office recognises it.
    """

    _name = "cocagne.bundle.sending"
    _description = "Month sent to the head office"
    _inherit = ["cocagne.of.garden", "cocagne.next.step"]
    _order = "month desc, revision desc"
    _check_company_auto = True

    account_id = fields.Many2one(
        "cocagne.bundle.account",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    snapshot_id = fields.Many2one(
        "cocagne.snapshot",
        "Figures of the month",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    month = fields.Date(related="snapshot_id.month", store=True)
    revision = fields.Integer(required=True, readonly=True)
    reason = fields.Text(
        "Why it is corrected",
        compute="_compute_reason",
        store=True,
        readonly=False,
        help="The head office reads it beside the corrected figures.",
    )
    identifier = fields.Char(
        required=True, readonly=True, copy=False, default=lambda self: str(uuid.uuid4())
    )
    text = fields.Text(readonly=True, copy=False, prefetch=False)
    file = fields.Binary(compute="_compute_file")
    state = fields.Selection(
        STATES, required=True, readonly=True, default="ready", copy=False, index=True
    )
    attempts = fields.Integer("Tries", readonly=True, copy=False)
    next_try = fields.Datetime("Tried again on", readonly=True, copy=False)
    sent_on = fields.Datetime(readonly=True, copy=False)
    answer = fields.Text("Answer of the head office", readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(account_id, snapshot_id, revision)", "This month is prepared already."
    )

    @api.depends_context("lang")
    @api.depends("month", "revision")
    def _compute_display_name(self):
        for sending in self:
            month = format_date(self.env, sending.month, date_format="MMMM y")
            sending.display_name = (
                month
                if sending.revision < 2
                else self.env._(
                    "%(month)s, correction %(number)s",
                    month=month,
                    number=sending.revision - 1,
                )
            )

    @api.depends("snapshot_id", "revision")
    def _compute_reason(self):
        for sending in self:
            if not sending.reason and sending.revision > 1:
                sending.reason = sending.snapshot_id._get_correction_reason(
                    sending.revision
                )

    def _compute_file(self):
        for sending in self:
            text = sending.text or ""
            sending.file = base64.b64encode(text.encode()) if text else False

    # -- the bundle --------------------------------------------------------------------

    def _make_text(self):
        """The signed bundle, made at the first need and kept.

        :raises UserError: without a signature, or a correction without a reason.
        """
        self.ensure_one()
        if self.text:
            return self.text
        if self.snapshot_id.state != "validated":
            raise UserError(
                self.env._("%s is not validated: validate it first.", self.display_name)
            )
        if self.snapshot_id.revision != self.revision:
            raise UserError(
                self.env._(
                    "%s was corrected since: send the correction instead.",
                    self.display_name,
                )
            )
        if self.revision > 1 and not (self.reason or "").strip():
            raise UserError(
                self.env._(
                    "%s corrects a month that was sent: write why it changes.",
                    self.display_name,
                )
            )
        # sudo: the private key is closed to everybody but the server
        private = self.account_id.sudo().private_key
        if not private:
            raise UserError(
                self.env._("Make the signature of your garden first (Sending).")
            )
        self.text = writer.signed(self._content(), private).decode()
        return self.text

    def _content(self):
        return writer.content(
            self.identifier,
            self.account_id.garden_code,
            self.month,
            [self._figure(row) for row in self._rows()],
            revision=self.revision,
            reason=(self.reason or "").strip()[:500],
            maker=f"Odoo {version}, cocagne_reseau",
            made_at=fields.Datetime.now(),
        )

    def _rows(self):
        """The figures of the month as it was validated."""
        return self.snapshot_id.value_ids.filtered("is_current")

    def _figure(self, row):
        is_ratio = row.indicator_id.aggregation == "ratio"
        number = Decimal(str(row.value)) if row.has_value else None
        parts = (Decimal(str(row.numerator)), Decimal(str(row.denominator)))
        value = Value(number, *parts) if is_ratio else Value(number or Decimal(0))
        return writer.figure(row.indicator_id.code, row.definition_version, value)

    # -- buttons -----------------------------------------------------------------------

    def action_download(self):
        """The bundle as a file, to mail it to the head office."""
        self.ensure_one()
        self._make_text()
        code = self.account_id.garden_code
        name = f"{code}-{self.month:%Y-%m}-r{self.revision}.json"
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/file"
            f"?download=true&filename={name}",
            "target": "download",
        }

    def action_mailed(self):
        """The garden says that it mailed the file."""
        for sending in self.filtered(lambda one: one.state != "sent"):
            sending._make_text()
            sending.write(
                {
                    "state": "sent",
                    "sent_on": fields.Datetime.now(),
                    "answer": self.env._("Mailed as a file."),
                }
            )
        return True

    def action_prepare_again(self):
        """Make the bundle anew, after what the head office refused was corrected."""
        for sending in self.filtered(lambda one: one.state == "refused"):
            sending.write(
                {
                    "text": False,
                    "identifier": str(uuid.uuid4()),
                    "state": "ready",
                    "attempts": 0,
                    "answer": False,
                }
            )
        return True

    def _next_steps(self):
        self.ensure_one()
        if self.state == "sent":
            return [self._step("sent", self.answer or "")]
        if self.state == "refused":
            text = self.env._(
                "Correct what the head office says below, then prepare the bundle again."
            )
            button = self.env._("Prepare it again")
            return [self._step("again", text, button, method="action_prepare_again")]
        if self.revision > 1 and not self.reason:
            text = self.env._("Write below why the month is corrected.")
            return [self._step("reason", text, kind="todo")]
        if not self.account_id.has_bearer_key:
            text = self.env._("Download the bundle and mail it to the head office.")
            button = self.env._("Download")
            return [self._step("download", text, button, method="action_download")]
        text = self.env._("The bundle is ready for the head office.")
        button = self.env._("Send now")
        return [self._step("send", text, button, method="action_send")]

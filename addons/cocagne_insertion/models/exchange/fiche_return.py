import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ...exchange.fiche import document, names, returns, status
from ...law.problem import Refused


class FicheBatch(models.Model):
    """Reads what the ASP answered to a file: all lines or none."""

    _inherit = "cocagne.fiche.batch"

    def _read_answer(self, file_name, content):
        """Record the answer to this file.

        :param content: bytes of ``..._FichierRetour.json``.
        :raises ValidationError: when it is cut, of another file, or has unknown codes:
            nothing is written then.
        """
        self.ensure_one()
        self.lock_for_update()
        if self.state == "answered":
            raise UserError(self.env._("The answer to %s was read already.", self.name))
        self._check_answer_name(file_name)
        try:
            sent = document.read(base64.b64decode(self.content))
            outcomes = returns.read(content, sent)
        except Refused as refused:
            self.env["cocagne.law"]._refuse(refused)
        self._record(outcomes)
        self.write({"state": "answered", "answered_on": fields.Datetime.now()})

    def _check_answer_name(self, file_name):
        expected = names.return_name(self.name)
        if file_name != expected:
            raise UserError(
                self.env._(
                    "The answer to this file is called %(expected)s; you chose "
                    "%(name)s. Open the file that it answers, or choose the right one.",
                    expected=expected,
                    name=file_name or "-",
                )
            )

    def _record(self, outcomes):
        lines = {line.number: line for line in self.line_ids}
        for outcome in outcomes:
            line = lines[outcome.line]
            line.write(
                {
                    "return_code": outcome.code,
                    "return_label": outcome.label,
                    "outcome": outcome.status,
                    "duplicate": outcome.duplicate,
                }
            )
        for outcome in (status.PROCESSED, status.REJECTED):
            group = self.line_ids.filtered(lambda one: one.outcome == outcome)  # noqa: B023
            self._answer_fiches(group, outcome)

    def _answer_fiches(self, lines, outcome):
        """Fiches that were sent, and changes of a PASS, take what was answered."""
        codes = {line.fiche_id: line.return_code for line in lines}
        for fiche, code in codes.items():
            values = {"return_code": code}
            if fiche.status == status.SENT:
                values["status"] = outcome
            fiche.write(values)
        notices = {line.notification_id: line.return_code for line in lines}
        for notice, code in notices.items():
            if notice:
                notice.write({"status": outcome, "return_code": code})
        if outcome == status.PROCESSED:
            # days that moved while the fiche was at the ASP are told in the next file
            lines.fiche_id._notify_pass()

    def action_answer(self):
        """Choose the file of the answer."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_fiche_answer"
        ) | {"context": {"default_batch_id": self.id}}

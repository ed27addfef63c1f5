from odoo import api, fields, models

from ...bundle import canonical
from ...bundle.refusal import Refused
from .bundle import KEPT_BYTES

#: HTTP status of an answer; what is refused for its content has 422.
STATUS = {"too_big": 413, "too_many": 429, "not_json": 400, "not_utf8": 400}


class BundleAnswer(models.Model):
    """What is kept of a bundle that came, and what its sender is told."""

    _inherit = "cocagne.bundle"

    @api.model
    def _note_refusal(self, refused, raw=b"", garden=None, way="push", content=None):
        """Keep a refusal; the same one of the same garden is counted on its row.

        :param content: the bundle, where its form was right.
        """
        known = content if isinstance(content, dict) else {}
        details = {"garden": known.get("garden") or "", **refused.details}
        values = self._prepare_known(known) | {
            "garden_id": garden.id if garden else False,
            "state": "refused",
            "way": way,
            "reason_code": refused.code,
            "reason_details": details,
            "fingerprint": canonical.digest(raw),
            "raw": raw[:KEPT_BYTES].decode(errors="replace").replace("\0", "\ufffd"),
        }
        same = self._same_refusal(values)
        if same:
            return same._count(details)
        return self.create(values)

    def _same_refusal(self, values):
        keys = ("garden_id", "state", "way", "reason_code", "fingerprint")
        return self.search([(key, "=", values[key]) for key in keys], limit=1)

    def _count(self, details=None):
        """It came once more."""
        self.times += 1
        self.last_on = fields.Datetime.now()
        if details:
            self.reason_details = details
        return self

    @api.model
    def _prepare_known(self, content):
        """What a bundle says of itself."""
        if not content:
            return {}
        return {
            "garden_code": content["garden"],
            "month": f"{content['month']}-01",
            "revision": content["revision"],
            "correction_reason": content.get("reason"),
            "identifier": content["id"],
            "maker": content.get("maker"),
        }

    @api.model
    def _note_apart(self, refused, garden=None, raw=b""):
        """Keep a refusal of a request that ends in an error, which undoes all else.

        One row a garden and reason; where somebody else writes it just now, this one is
        not counted: nobody can keep the server busy with it.
        """
        row = self.search(
            [
                ("garden_id", "=", garden.id if garden else False),
                ("reason_code", "=", refused.code),
                ("fingerprint", "=", canonical.digest(raw)),
            ],
            limit=1,
        )
        if not row:
            self._note_refusal(refused, raw, garden)
        elif row.try_lock_for_update():
            row._count(refused.details)
        # nothing else was written by this request: it was not even read
        self.env.cr.commit()  # pylint: disable=invalid-commit

    def _answer(self, state=None):
        """What the sender is told.

        :param state: received, already (it was taken before: nothing was changed) or
            refused.
        """
        self.ensure_one()
        state = state or self.state
        answer = {"state": state, "message": self._message(state)}
        if self.month:
            answer |= {"month": f"{self.month:%Y-%m}", "revision": self.revision}
        if state == "refused":
            return answer | {"reason": self.reason_code}
        return answer | {
            "figures": self.figure_count,
            "missing": (self.missing_codes or "").split(),
            "other_definitions": (self.differing_codes or "").split(),
        }

    def _message(self, state):
        if state == "refused":
            return self.reason
        if state == "already":
            return self.env._("This bundle was received already: nothing was changed.")
        return self.env._("Received: %s figures.", self.figure_count)

    @api.model
    def _answer_to(self, refused):
        """The answer to what was not even read."""
        words = self.with_context(lang=self._answer_lang())
        return {
            "state": "refused",
            "reason": refused.code,
            "message": words._words(refused.code, {"garden": "", **refused.details}),
        }

    @api.model
    def _answer_lang(self):
        """Gardens are told in French, whatever their program says."""
        return "fr_FR" if self.env["res.lang"]._lang_get("fr_FR") else "en_US"

    @api.model
    def _status(self, answer):
        if answer["state"] != "refused":
            return 200
        return STATUS.get(answer["reason"], 422)

    @api.model
    def _refused(self, code, **details):
        return Refused(code, **details)

from datetime import date, timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...bundle import canonical, checks, keys, reader, writer
from ...bundle.refusal import Refused

#: Tries of a garden within an hour: a year of months, twice, and corrections.
MOST_AN_HOUR = 60


class BundleReceive(models.Model):
    """The door of the head office: a bundle is taken whole, or changes nothing."""

    _inherit = "cocagne.bundle"

    @api.model
    def receive(self, bundle):
        """Called by a distant garden with its bearer key (JSON-2); see docs/bundle.md.

        :param bundle: the text of the bundle.
        :return: its answer: state (received, already, refused), message in French.
        """
        garden = self._garden_of_bearer()
        raw = self._bytes_of(bundle)
        # sudo: the bearer has no right at all, this method is the only thing it can do
        inbox = self.sudo().with_context({"lang": self._answer_lang()})
        return inbox._take(raw, garden.sudo().with_env(inbox.env))

    @api.model
    def _garden_of_bearer(self):
        """The garden to which the key of this request belongs.

        :raises AccessError: for anybody else, people included.
        """
        # sudo: the bearer cannot read gardens; it is told nothing of this one
        gardens = self.env["cocagne.network.garden"].sudo()
        garden = gardens.search([("bearer_user_id", "=", self.env.uid)])
        if not garden:
            raise AccessError(
                self.env._("Only the key of a distant garden opens this door.")
            )
        return garden

    @api.model
    def _bytes_of(self, text):
        """A text of JSON may hold halves of characters: they are refused as bytes."""
        if not isinstance(text, str):
            return b"\xff"
        return text.encode(errors="surrogatepass")

    @api.model
    def _take(self, raw, garden=None, way="push"):
        """Take a bundle, or keep why it is refused; never raises for what it says.

        :param raw: its bytes.
        :param garden: that of the key; none for a file, which tells it by its code.
        """
        content = None
        try:
            if garden:
                self._count_try(garden)
            content = reader.read(raw)
            garden = self._check_garden(content, garden)
            self._check_signature(content, garden)
            return self._keep(raw, content, garden, way)
        except Refused as refused:
            row = self._note_refusal(refused, raw, garden, way, content)
            return row._answer()

    def _count_try(self, garden):
        """At most ``MOST_AN_HOUR`` tries; two at the same time wait in turn.

        :raises Refused: beyond.
        """
        self._lock(garden)
        now = fields.Datetime.now()
        if not garden.tries_since or garden.tries_since < now - timedelta(hours=1):
            garden.write({"tries_since": now, "tries": 0})
        if garden.tries >= MOST_AN_HOUR:
            raise Refused("too_many", most=MOST_AN_HOUR)
        garden.tries += 1

    def _lock(self, garden):
        """What comes of one garden at the same time is read in turn.

        The second one waits, and is begun again by Odoo when the first one wrote.
        """
        garden.flush_recordset()
        self.env.execute_query(
            SQL(
                "SELECT id FROM cocagne_network_garden WHERE id = %s FOR UPDATE",
                garden.id,
            )
        )

    def _check_garden(self, content, bearer):
        """The distant garden whose code the bundle has, which must be the bearer."""
        code = content["garden"]
        if bearer and bearer.code != code:
            raise Refused("another_garden", garden=code)
        garden = bearer or self.env["cocagne.network.garden"].search(
            [("code", "=", code)]
        )
        if not garden or garden.kind != "distant":
            raise Refused("unknown_garden", garden=code)
        return garden

    def _check_signature(self, content, garden):
        if not garden.public_key:
            raise Refused("no_public_key")
        expected = keys.key_name(garden.public_key)
        if content["signature"]["key"] != expected:
            found = content["signature"]["key"]
            raise Refused("wrong_key", found=found, expected=expected)
        if not writer.check_signature(content, garden.public_key):
            raise Refused("wrong_signature")

    def _keep(self, raw, content, garden, way):
        """Store the figures of a bundle that is the garden's own."""
        self._lock(garden)
        fingerprint = canonical.fingerprint(content)
        before = self._taken_before(content, garden, fingerprint)
        if before:
            return before._count()._answer("already")
        month = date.fromisoformat(f"{content['month']}-01")
        today = fields.Date.context_today(self)
        checks.check_month(month, today, garden.date_joined, garden.date_left)
        catalogue = self._catalogue()
        figures = checks.check_figures(content["figures"], catalogue)
        checks.check_correction(content, self._kept_revision(garden, month))
        snapshot = self._store_or_refuse(garden, month, content, figures)
        values = self._prepare_taken(raw, content, figures, catalogue)
        return self.create(
            values
            | {
                "garden_id": garden.id,
                "snapshot_id": snapshot.id,
                "fingerprint": fingerprint,
                "way": way,
                "uploaded_by_id": self.env.uid if way == "file" else False,
            }
        )._answer()

    def _taken_before(self, content, garden, fingerprint):
        """The row of the same bundle.

        :raises Refused: when its identifier is that of another one.
        """
        same = [("identifier", "=", content["id"]), ("state", "=", "received")]
        before = self.search(same)
        if before and (before.garden_id != garden or before.fingerprint != fingerprint):
            raise Refused("id_used")
        return before

    def _store_or_refuse(self, garden, month, content, figures):
        """The month, written; what it refuses is a refusal of the bundle."""
        try:
            with self.env.cr.savepoint():
                return self._store(garden, month, content, figures)
        except UserError as error:
            raise Refused("not_stored", why=str(error)) from error

    def _prepare_taken(self, raw, content, figures, catalogue):
        return self._prepare_known(content) | {
            "state": "received",
            "made_at": content["made_at"].replace("T", " ").rstrip("Z"),
            "figure_count": len(figures.values),
            "missing_count": len(figures.missing),
            "missing_codes": "\n".join(figures.missing),
            "differing_codes": "\n".join(figures.differing(catalogue)),
            "raw": raw.decode(),
        }

    @api.model
    def _catalogue(self):
        """{code: ``checks.Known``} of the indicators of today."""
        defined = self.env["cocagne.indicator.source"]._indicators()
        return {one.code: checks.Known.of(one) for one in defined}

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ...bundle import keys
from .bearer_user import BEARER
from .door import SCOPE

#: A key is renewed each year; the head office is told before.
KEY_DAYS = 400


class NetworkGarden(models.Model):
    """A distant garden: its key at our door, its signature, what it sent."""

    _name = "cocagne.network.garden"
    _inherit = ["cocagne.network.garden", "cocagne.next.step"]

    public_key = fields.Char(
        copy=False,
        help="The garden reads it on its screen « Sending to the head office » and sends "
        "it by mail or phone. It proves that a bundle is the garden's own.",
    )
    public_key_name = fields.Char(
        "Name of the public key",
        compute="_compute_public_key_name",
        help="Compare it with the garden by phone.",
    )
    bearer_user_id = fields.Many2one(
        "res.users",
        "User of the key",
        readonly=True,
        copy=False,
        groups="base.group_system",
    )
    key_made_on = fields.Date("Key given on", readonly=True, copy=False)
    key_ends_on = fields.Date("Key good until", readonly=True, copy=False)
    tries = fields.Integer(readonly=True, copy=False, groups="base.group_system")
    tries_since = fields.Datetime(readonly=True, copy=False, groups="base.group_system")
    bundle_ids = fields.One2many("cocagne.bundle", "garden_id", "Bundles")
    bundle_count = fields.Integer(compute="_compute_bundles")
    last_bundle_month = fields.Date("Last month sent", compute="_compute_bundles")

    _bearer_unique = models.UniqueIndex(
        "(bearer_user_id) WHERE bearer_user_id IS NOT NULL",
        "A key belongs to one garden.",
    )

    @api.depends("public_key")
    def _compute_public_key_name(self):
        for garden in self:
            try:
                garden.public_key_name = garden.public_key and keys.key_name(
                    garden.public_key
                )
            except ValueError:
                garden.public_key_name = False

    @api.depends("bundle_ids.state")
    def _compute_bundles(self):
        found = {
            garden: (count, last)
            for garden, count, last in self.env["cocagne.bundle"]._read_group(
                [("garden_id", "in", self.ids), ("state", "=", "received")],
                ["garden_id"],
                ["__count", "month:max"],
            )
        }
        for garden in self:
            count, last = found.get(garden._origin, (0, False))
            garden.bundle_count, garden.last_bundle_month = count, last

    @api.constrains("public_key")
    def _check_public_key(self):
        for garden in self.filtered("public_key"):
            try:
                keys.key_name(garden.public_key)
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "%s: this is not a public key. It has 44 characters and ends "
                        "with « = »: copy it whole from the garden's message.",
                        garden.name,
                    )
                ) from error

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_trimmed_key(vals) for vals in vals_list])

    def write(self, vals):
        result = super().write(self._with_trimmed_key(vals))
        if vals.get("company_id") or vals.get("active") is False:
            self._drop_keys()
        return result

    @api.model
    def _with_trimmed_key(self, vals):
        """People copy a key with the blanks around it."""
        if not vals.get("public_key"):
            return vals
        return {**vals, "public_key": vals["public_key"].strip()}

    # -- the key at our door -----------------------------------------------------------

    def action_make_key(self):
        """Give the garden a new key, shown once; the former one opens nothing any more."""
        self.ensure_one()
        key = self._make_key()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Key of %s", self.name),
            "res_model": "cocagne.bundle.key.show",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_key": key,
                "default_address": self.get_base_url(),
                "default_garden_code": self.code,
            },
        }

    def action_revoke_key(self):
        """Close the door to this garden at once."""
        self._drop_keys()
        return True

    def _make_key(self):
        """A new key, as text: it is kept as a hash and cannot be read again.

        :raises UserError: for a garden of this database, which has no need of one.
        """
        self.ensure_one()
        self.check_access("write")
        if self.kind != "distant":
            raise UserError(
                self.env._(
                    "%s is in this database: its figures are computed here, it needs "
                    "no key.",
                    self.name,
                )
            )
        self._drop_keys()
        today = fields.Date.context_today(self)
        ends = today + timedelta(days=KEY_DAYS)
        user = self._bearer()
        # sudo: keys are made for a technical user that nobody can be
        generator = self.env["res.users.apikeys"].with_user(user).sudo()
        key = generator._generate(SCOPE, self.code, ends)
        self.write({"key_made_on": today, "key_ends_on": ends})
        return key

    def _bearer(self):
        """The technical user of the garden, made at the first need."""
        # sudo: network managers do not manage users; this one has no right at all
        garden = self.sudo()
        if not garden.bearer_user_id:
            users = self.env["res.users"].sudo().with_context(no_reset_password=True)
            garden.bearer_user_id = users.create(self._prepare_bearer())
        garden.bearer_user_id.active = True
        return garden.bearer_user_id

    def _prepare_bearer(self):
        network = self.env["res.company"]._network() or self.env.company
        return {
            "name": self.env._("Key of %s", self.name),
            "login": f"cocagne-bundle-{self.code}",
            "group_ids": [fields.Command.set(self.env.ref(BEARER).ids)],
            "company_id": network.id,
            "company_ids": [fields.Command.set(network.ids)],
            "lang": self.env["cocagne.bundle"]._answer_lang(),
            "notification_type": "email",
        }

    def _drop_keys(self):
        """Keys that are lost, replaced, or of a garden that left."""
        self.check_access("write")
        # sudo: as in _bearer
        bearers = self.sudo().bearer_user_id
        if bearers:
            self.env["res.users.apikeys"].sudo().search(
                [("user_id", "in", bearers.ids)]
            )._remove()
            bearers.active = False
        self.filtered("key_made_on").write({"key_made_on": False, "key_ends_on": False})

    # -- what next ---------------------------------------------------------------------

    def _next_steps(self):
        self.ensure_one()
        if self.kind != "distant":
            return super()._next_steps()
        manager = ["cocagne_reseau.group_network_manager"]
        steps = []
        if not self.public_key:
            text = self.env._(
                "Ask the garden for its public key and paste it below: it proves that a "
                "bundle is the garden's own."
            )
            steps.append(self._step("public_key", text, kind="todo", groups=manager))
        today = fields.Date.context_today(self)
        if not self.key_ends_on or self.key_ends_on < today + timedelta(days=30):
            steps.append(self._step_key(manager))
        return steps or [self._step("ready", self._words_of_last_bundle())]

    def _step_key(self, manager):
        text = self.env._(
            "The garden has no key yet. It can send its bundles as files; with a key its "
            "program sends them by itself."
        )
        if self.key_ends_on:
            text = self.env._("The key of the garden ends soon: give it a new one.")
        return self._step(
            "key",
            text,
            self.env._("Give it a key"),
            method="action_make_key",
            groups=manager,
        )

    def _words_of_last_bundle(self):
        if not self.last_bundle_month:
            return self.env._("All is ready: the garden can send its first month.")
        month = format_date(self.env, self.last_bundle_month, date_format="MMMM y")
        return self.env._("The garden sent its months until %s.", month)

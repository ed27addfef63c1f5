from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.orm.models import NO_ACCESS

from ...bundle import keys, schema

LOCAL = ("127.0.0.1", "localhost", "::1")


class BundleAccount(models.Model):
    """How a garden that runs its own Odoo sends its months to the head office.

    Its two secrets are read by the server alone, on no screen, in no export and no copy:
    the key that the head office gave it, and the private key that signs its bundles.
    """

    _name = "cocagne.bundle.account"
    _description = "Sending to the head office"
    _inherit = ["cocagne.of.garden", "cocagne.next.step"]
    _check_company_auto = True

    url = fields.Char(
        "Address of the head office", help="Like https://reseau.example.org"
    )
    garden_code = fields.Char(
        "Code of the garden",
        required=True,
        default=lambda self: self._default_code(),
        help="The one that the head office knows.",
    )
    is_automatic = fields.Boolean(
        "Send by itself",
        default=True,
        help="Each month is sent as soon as it is validated.",
    )
    bearer_key = fields.Char(groups=NO_ACCESS, copy=False, prefetch=False)
    private_key = fields.Char(groups=NO_ACCESS, copy=False, prefetch=False)
    has_bearer_key = fields.Boolean(
        "Key of the head office is here",
        compute="_compute_has_keys",
        # the keys are closed to everybody: whether there is one is not
        compute_sudo=True,
    )
    public_key = fields.Char(
        readonly=True, copy=False, help="Send it to the head office: it is no secret."
    )
    public_key_name = fields.Char(
        "Name of the public key",
        compute="_compute_has_keys",
        compute_sudo=True,
        help="Compare it with the head office by phone.",
    )
    sending_ids = fields.One2many("cocagne.bundle.sending", "account_id", "Sent")

    _one_a_garden = models.UniqueIndex(
        "(company_id)", "This garden sends its figures already."
    )

    def _default_code(self):
        return (
            self.env["cocagne.network.garden"]
            .search([("company_id", "=", self.env.company.id)], limit=1)
            .code
            or self.env.company.garden_code
        )

    @api.depends("company_id")
    def _compute_display_name(self):
        for account in self:
            account.display_name = self.env._(
                "Sending to the head office: %s", account.company_id.name
            )

    @api.depends("bearer_key", "public_key")
    def _compute_has_keys(self):
        for account in self:
            account.has_bearer_key = bool(account.bearer_key)
            account.public_key_name = account.public_key and keys.key_name(
                account.public_key
            )

    @api.constrains("garden_code")
    def _check_garden_code(self):
        rule = schema.BUNDLE["properties"]["garden"]["pattern"]
        for account in self:
            if not schema.matches(rule, account.garden_code):
                raise ValidationError(
                    self.env._(
                        "« %s » is no code of a garden: letters, digits and - only.",
                        account.garden_code,
                    )
                )

    @api.constrains("url")
    def _check_url(self):
        for account in self.filtered("url"):
            parts = urlsplit(account.url)
            safe = parts.scheme == "https" or parts.hostname in LOCAL
            if not parts.hostname or not safe or parts.username:
                raise ValidationError(
                    self.env._(
                        "« %s » is no safe address: it begins with https:// and has no "
                        "password in it.",
                        account.url,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_who_writes_url(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_who_writes_url(vals)
        if "url" in vals:
            # a key is sent to the host that gave it, to no other
            self._keep("bearer_key", False)
        return super().write(vals)

    @api.model
    def _check_who_writes_url(self, vals):
        """The server calls this address: only who runs the server chooses it."""
        if not vals.get("url") or self.env.su:
            return
        if not self.env.user.has_group("base.group_system"):
            raise AccessError(
                self.env._(
                    "Only the system administrator changes the address of the head "
                    "office."
                )
            )

    def _keep(self, name, value):
        # sudo: closed to everybody; who may write the account may renew its keys
        self.check_access("write")
        self.sudo()[name] = value

    # -- buttons -----------------------------------------------------------------------

    def action_make_signature(self):
        """Make the key pair; a new one makes the former public key useless."""
        for account in self:
            private = keys.new_private_key()
            account._keep("private_key", private)
            account.public_key = keys.public_key_of(private)
        return True

    def action_enter_key(self):
        """Ask for the key that the head office gave."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_bundle_key_entry"
        ) | {"context": {"default_account_id": self.id}}

    def action_forget_key(self):
        self._keep("bearer_key", False)
        return True

    def action_prepare(self):
        """Prepare the validated months that were not prepared yet, and show them."""
        self.ensure_one()
        self._prepare_sendings()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_bundle_sendings"
        )

    def _prepare_sendings(self):
        """One sending for each validated month and revision, once.

        :return: the new ones.
        """
        sendings = self.env["cocagne.bundle.sending"]
        made = sendings
        for account in self:
            months = self.env["cocagne.snapshot"].search(
                [
                    ("company_id", "=", account.company_id.id),
                    ("state", "=", "validated"),
                    ("origin", "=", "own"),
                ],
                order="month",
            )
            known = {(one.snapshot_id, one.revision) for one in account.sending_ids}
            made += sendings.create(
                [
                    account._prepare_sending(month)
                    for month in months
                    if (month, month.revision) not in known
                ]
            )
        return made

    def _prepare_sending(self, snapshot):
        return {
            "account_id": self.id,
            "company_id": self.company_id.id,
            "snapshot_id": snapshot.id,
            "revision": snapshot.revision,
        }

    # -- what next ---------------------------------------------------------------------

    def _next_steps(self):
        self.ensure_one()
        steps = []
        if not self.public_key:
            text = self.env._(
                "Make the signature of your garden: it proves that a bundle is yours."
            )
            button = self.env._("Make the signature")
            steps.append(
                self._step("sign", text, button, method="action_make_signature")
            )
        elif not self.has_bearer_key and not self.sending_ids:
            steps += self._steps_before_key()
        return steps + [self._step_prepare()]

    def _steps_before_key(self):
        text = self.env._(
            "Send your public key to the head office. It answers with a key: enter it "
            "here. Without it, you send your bundles by mail."
        )
        button = self.env._("Enter the key of the head office")
        return [self._step("key", text, button, method="action_enter_key")]

    def _step_prepare(self):
        text = self.env._("Prepare the months that are validated and not sent yet.")
        button = self.env._("Prepare my bundles")
        return self._step("prepare", text, button, method="action_prepare")

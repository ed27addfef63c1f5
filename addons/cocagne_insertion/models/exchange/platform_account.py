from urllib.parse import urlsplit
from urllib.request import getproxies

import requests

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.orm.models import NO_ACCESS

from ...exchange.platform.client import Client, Failure
from ...identity import siret as siret_number

PLATFORM = "https://emplois.inclusion.beta.gouv.fr"
LOCAL = ("127.0.0.1", "localhost", "::1")


class PlatformAccount(models.Model):
    """The garden's access to the API of the platform Les emplois (section 2.7).

    The token opens the fiches of all people of the structure: it is read by the server
    alone, is on no screen, in no export and no copy. The password is never written.
    """

    _name = "cocagne.platform.account"
    _description = "Access to Les emplois"
    _inherit = ["cocagne.of.garden"]
    _rec_names_search = ["siret", "username"]
    _check_company_auto = True

    url = fields.Char(
        "Address", required=True, default=PLATFORM, help="Address of the platform."
    )
    siret = fields.Char(
        "SIRET known to the ASP",
        size=14,
        required=True,
        default=lambda self: self.env.company.company_registry,
        help="That of the structure that has the convention, not of a branch.",
    )
    username = fields.Char(
        "User", readonly=True, copy=False, help="Who signed in, an administrator there."
    )
    #: nobody reads it through a screen, an export, a search or RPC
    token = fields.Char(groups=NO_ACCESS, copy=False, prefetch=False)
    is_connected = fields.Boolean(
        "Connected",
        compute="_compute_is_connected",
        # the token itself is closed to everybody: whether there is one is not
        compute_sudo=True,
    )
    connected_on = fields.Datetime("Signed in on", readonly=True, copy=False)
    last_whole = fields.Date(
        "Last download",
        readonly=True,
        copy=False,
        help="Day on which the last whole download began.",
    )

    _one_a_garden = models.UniqueIndex(
        "(company_id)", "This garden already has its access to Les emplois."
    )

    @api.depends("siret")
    def _compute_display_name(self):
        for account in self:
            account.display_name = self.env._("Les emplois, SIRET %s", account.siret)

    @api.depends("token")
    def _compute_is_connected(self):
        for account in self:
            account.is_connected = bool(account.token)

    @api.constrains("siret")
    def _check_siret(self):
        for account in self:
            problems = siret_number.problems(account.siret or "", check_key=False)
            self.env["cocagne.law"]._refuse(problems)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_address(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_address(vals)
        if "url" in vals:
            # a token is sent to the host that gave it, to no other
            vals = {**vals, "username": False, "connected_on": False}
            self._keep_token(False)
        return super().write(vals)

    @api.model
    def _check_address(self, vals):
        """The server calls this address: only who runs the server chooses another."""
        if vals.get("url", PLATFORM) == PLATFORM or self.env.su:
            return
        if not self.env.user.has_group("base.group_system"):
            raise AccessError(
                self.env._("Only the system administrator changes this address.")
            )

    @api.model
    def _of_garden(self, company):
        """The access of a garden.

        :raises UserError: when there is none yet.
        """
        account = self.search([("company_id", "=", company.id)], limit=1)
        if not account:
            raise UserError(
                self.env._(
                    "%s has no access to Les emplois yet: make it in Exchanges > "
                    "Access to Les emplois.",
                    company.name,
                )
            )
        return account

    def _client(self, patient=True):
        """A client with the token.

        :param patient: waits and tries again after a fault; somebody who sits before
            the screen is told at once and goes on with a click.
        :raises UserError: when the address is not safe.
        """
        self.ensure_one()
        # sudo: the token is closed to everybody but the server
        token = self.sudo().token or ""
        more = {} if patient else {"retries": 0}
        try:
            return Client(self._session(), self.url, token=token, **more)
        except Failure as failure:
            self.env["cocagne.law"]._refuse(failure)

    def _session(self):
        """A session that takes no password from the files of the machine."""
        session = requests.Session()
        session.trust_env = False
        if urlsplit(self.url).hostname not in LOCAL:
            session.proxies = getproxies()
        return session

    def _log_in(self, username, password):
        """Get a token.

        :raises ValidationError: says what is wrong; the former token stays.
        """
        self.ensure_one()
        self.check_access("write")
        try:
            token = self._client(patient=False).log_in(username, password)
        except Failure as failure:
            self.env["cocagne.law"]._refuse(failure)
        self._keep_token(token)
        self.write({"username": username, "connected_on": fields.Datetime.now()})

    def _keep_token(self, token):
        # sudo: the token is closed to everybody; who may write the account may renew it
        self.check_access("write")
        # sudo: as above
        self.sudo().token = token

    def action_log_in(self):
        """Ask for the password."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_platform_login"
        ) | {"context": {"default_account_id": self.id}}

    def action_disconnect(self):
        """Forget the token."""
        self._keep_token(False)
        self.write({"connected_on": False})
        return True

    def action_fetch(self):
        """A new download, ready to begin."""
        self.ensure_one()
        return self.env["cocagne.fiche.import"]._new(self)

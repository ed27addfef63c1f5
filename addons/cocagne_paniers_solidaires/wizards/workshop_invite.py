from zlib import crc32

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

SOLIDARITY = "cocagne_paniers_solidaires.group_solidarity"


class WorkshopInvite(models.TransientModel):
    """Whom to invite to a workshop: households of the programme among other members.

    The mail and the list of the invited are the same for all. As a list of households
    alone would tell who they are, the programme never invites more households than
    other members, and all of them in one go.
    """

    _name = "cocagne.workshop.invite"
    _description = "Invite to a workshop"

    workshop_id = fields.Many2one("event.event", required=True, readonly=True)
    company_id = fields.Many2one(related="workshop_id.company_id")
    audience = fields.Selection(
        [
            ("subscribers", "Subscribers of the moment"),
            ("members", "Members of the association"),
            ("clients", "All the clients"),
        ],
        "Members",
        default="subscribers",
    )
    depot_ids = fields.Many2many(
        "cocagne.depot",
        string="Only at the depots",
        domain="[('company_id', '=', company_id)]",
    )
    limit = fields.Integer(
        "At most",
        default=30,
        help="That many members, picked at random. 0: all of them.",
    )
    with_programme = fields.Boolean(
        "Also households of the programme", groups=SOLIDARITY
    )
    public_ids = fields.Many2many(
        "cocagne.solidarity.public",
        string="Their situation",
        groups=SOLIDARITY,
        help="Empty: all of them.",
    )
    structure_ids = fields.Many2many(
        "cocagne.solidarity.structure",
        string="Sent by",
        groups=SOLIDARITY,
        domain="[('company_id', 'parent_of', company_id)]",
        help="Empty: all of them.",
    )
    household_count = fields.Integer(
        "Households found", compute="_compute_household_count", groups=SOLIDARITY
    )
    recipient_ids = fields.Many2many(
        "res.partner",
        "cocagne_workshop_invite_partner_rel",
        string="People to invite",
        compute="_compute_recipient_ids",
        store=True,
        readonly=False,
        domain="[('cocagne_client', '=', True)]",
    )
    recipient_count = fields.Integer("People", compute="_compute_recipient_count")

    @api.depends("recipient_ids")
    def _compute_recipient_count(self):
        for dialog in self:
            dialog.recipient_count = len(dialog.recipient_ids)

    @api.depends("with_programme", "public_ids", "structure_ids", "depot_ids")
    def _compute_household_count(self):
        for dialog in self:
            dialog.household_count = len(dialog._households())

    @api.depends(
        "audience",
        "depot_ids",
        "limit",
        "with_programme",
        "public_ids",
        "structure_ids",
    )
    def _compute_recipient_ids(self):
        for dialog in self:
            households = dialog._households()
            others = dialog._members() - households
            if dialog.limit > 0:
                others = dialog._picked(others, dialog.limit)
            everybody = households | others
            known = dialog.workshop_id.invitation_ids.partner_id
            dialog.recipient_ids = (everybody - known).sorted("complete_name")

    def _picked(self, members, count):
        """Some of them, the same each time the dialog is looked at."""
        seed = self.workshop_id.id or 0
        order = sorted(members.ids, key=lambda id_: crc32(b"%d %d" % (seed, id_)))
        return members.browse(order[:count])

    def _members(self):
        """The members that the open criteria choose, those of a grouped mail (R97)."""
        if not self.audience and not self.depot_ids:
            return self.env["res.partner"]
        letter = self.env["cocagne.letter"].new(
            {
                "company_id": self.workshop_id.company_id.id,
                "audience": self.audience,
                "depot_ids": [Command.set(self.depot_ids.ids)],
            }
        )
        domain = letter._recipients_domain()
        return (
            self.env["res.partner"].search(domain)
            if domain
            else self.env["res.partner"]
        )

    def _households(self):
        """The households of the programme that the criteria choose; solidarity only."""
        nobody = self.env["res.partner"]
        if not self._is_solidarity() or not self.with_programme:
            return nobody
        domain = self._running()
        if self.public_ids:
            domain &= Domain("public_id", "in", self.public_ids.ids)
        if self.structure_ids:
            domain &= Domain("structure_id", "in", self.structure_ids.ids)
        partners = self.env["cocagne.solidarity.enrolment"].search(domain).partner_id
        if not self.depot_ids:
            return partners
        here = [("depot_id", "in", self.depot_ids.ids)]
        orders = self.env["sale.order"].search(
            Domain(here)
            & Domain("partner_id", "in", partners.ids)
            & self.env["sale.order"]._running_domain(fields.Date.context_today(self))
        )
        return partners & orders.partner_id

    def _is_solidarity(self):
        return self.env.user.has_group(SOLIDARITY)

    def _running(self):
        """The domain of the enrolments that run on the day of the workshop."""
        day = self.workshop_id.workshop_date
        return (
            Domain("company_id", "=", self.workshop_id.company_id.id)
            & Domain("state", "=", "active")
            & Domain("date_start", "<=", day)
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", day))
        )

    def action_invite(self):
        """Note the invitations and write to those who have an address.

        :raise UserError: without anybody, for a workshop that is over, or when
            households would be told apart.
        """
        self.ensure_one()
        self._check_can_invite()
        invited = self.workshop_id.invitation_ids.partner_id
        partners = (self.recipient_ids - invited).sorted("id")
        self._check_mixed(partners)
        invitations = self.env["cocagne.workshop.invitation"].create(
            [
                {"workshop_id": self.workshop_id.id, "partner_id": partner.id}
                for partner in partners
            ]
        )
        sent = self.env["cocagne.mail.scenario"]._send(
            "workshop_invitation", invitations
        )
        return self._done(invitations, sent)

    def _check_can_invite(self):
        workshop = self.workshop_id
        over = workshop.workshop_date < fields.Date.context_today(self)
        if workshop.workshop_state != "planned" or over:
            raise UserError(
                self.env._(
                    "« %s » is over or cancelled: nobody to invite.", workshop.name
                )
            )
        if not self.recipient_ids - workshop.invitation_ids.partner_id:
            raise UserError(
                self.env._(
                    "There is nobody to invite: change the choices, or add people below."
                )
            )

    def _check_mixed(self, partners):
        """Households of the programme are never more than the others of the list."""
        if not self._is_solidarity():
            return
        enrolled = self.env["cocagne.solidarity.enrolment"].search(
            self._running() & Domain("partner_id", "in", partners.ids)
        )
        households = partners & enrolled.partner_id
        others = partners - households
        if self.with_programme and len(households) > len(others):
            raise UserError(
                self.env._(
                    "%(households)s households of the programme for %(others)s other "
                    "members: the list of the invited would tell who they are. Invite "
                    "at least as many other members.",
                    households=len(households),
                    others=len(others),
                )
            )

    def _done(self, invitations, sent):
        written = len(sent.filtered(lambda row: row.state == "queued"))
        message = self.env._(
            "%(invited)s people invited, %(written)s by mail. Call the others: the list "
            "of the invited shows their phone.",
            invited=len(invitations),
            written=written,
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools import QUIET

#: Members renewed per transaction.
CHUNK = 100


class RenewalCampaign(models.Model):
    """Renews many memberships at once: written, invoiced and told by mail (R33).

    It may be stopped and run again: who has a later membership is left out.
    """

    _name = "cocagne.renewal.campaign"
    _description = "Renewal of memberships"
    _inherit = ["mail.thread", "cocagne.progress.mixin", "cocagne.money.of.garden"]
    _of_house = True
    _order = "id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(compute="_compute_name", store=True, readonly=False)
    period_mode = fields.Selection(related="company_id.membership_period_mode")
    period_id = fields.Many2one(
        "cocagne.membership.period",
        "New period",
        check_company=True,
        help="The period that the members are renewed for.",
    )
    ending_from = fields.Date(
        "Memberships ending from",
        compute="_compute_ending",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    ending_to = fields.Date(
        "to",
        compute="_compute_ending",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    type_ids = fields.Many2many(
        "cocagne.membership.type",
        string="Only these types",
        check_company=True,
        help="Empty: all types.",
    )
    with_unpaid = fields.Boolean(
        "Also members who did not pay",
        help="Members whose last fee was never paid.",
    )
    make_invoices = fields.Boolean(
        "Make the invoices", help="Otherwise the fees wait in the list of memberships."
    )
    send_mails = fields.Boolean(
        "Tell members by mail", default=True, help="The mail « renewal of membership »."
    )
    state = fields.Selection(tracking=True)
    refusals = fields.Text("Could not be renewed")
    membership_ids = fields.One2many(
        "cocagne.membership", "campaign_id", "New memberships", readonly=True
    )
    done_count = fields.Integer("Renewed", compute="_compute_done")
    done_total = fields.Monetary("Fees of the renewed", compute="_compute_done")
    todo_count = fields.Integer("To renew", compute="_compute_todo")
    todo_total = fields.Monetary("Fees to come", compute="_compute_todo")

    @api.depends("period_id")
    def _compute_name(self):
        for campaign in self:
            what = campaign.period_id.name or self.env._("memberships")
            campaign.name = self.env._("Renewal: %s", what)

    @api.depends("period_id", "company_id")
    def _compute_ending(self):
        today = fields.Date.context_today(self)
        for campaign in self:
            if campaign.period_id:
                eve = campaign.period_id.date_start - relativedelta(days=1)
                campaign.ending_from = campaign.ending_to = eve
            elif not campaign.ending_from:
                campaign.ending_from = today
                campaign.ending_to = today + relativedelta(months=1)

    @api.depends("membership_ids.amount")
    def _compute_done(self):
        groups = self.env["cocagne.membership"]._read_group(
            [("campaign_id", "in", self.ids)],
            ["campaign_id"],
            ["__count", "amount:sum"],
        )
        found = {campaign: rest for campaign, *rest in groups}
        for campaign in self:
            count, total = found.get(campaign._origin, (0, 0.0))
            campaign.done_count, campaign.done_total = count, total

    @api.depends(
        "period_id", "ending_from", "ending_to", "type_ids", "with_unpaid", "state"
    )
    def _compute_todo(self):
        for campaign in self:
            todo = campaign._todo()
            campaign.todo_count = len(todo)
            drafts = campaign.env["cocagne.membership"]
            campaign.todo_total = sum(
                drafts.new(campaign._prepare_renewal(old)).amount for old in todo
            )

    @api.depends("done_count", "todo_count")
    def _compute_progress(self):
        return super()._compute_progress()

    def _count_progress(self):
        return self.done_count, self.todo_count

    # -- who ---------------------------------------------------------------------------

    def _todo(self, after=0):
        """The last memberships of those to renew, in order of id, after this one."""
        self.ensure_one()
        memberships = self.env["cocagne.membership"]
        if not (self.ending_from and self.ending_to and self.company_id):
            return memberships
        memberships.flush_model()
        self.env["cocagne.membership.type"].flush_model(["is_exempt"])
        types = self.type_ids._origin.ids
        rows = self.env.execute_query(
            SQL(
                """
                SELECT max(m.id)
                  FROM cocagne_membership m
                  JOIN cocagne_membership_type t ON t.id = m.type_id
                  JOIN res_partner p ON p.id = m.partner_id
                 WHERE m.company_id = %(company)s
                   AND m.date_to BETWEEN %(start)s AND %(end)s
                   AND p.active AND t.is_exempt IS NOT TRUE
                   AND (%(unpaid)s OR m.state <> 'unpaid')
                   AND (%(all_types)s OR m.type_id = ANY(%(types)s))
                   AND NOT EXISTS (
                       SELECT 1
                         FROM cocagne_membership n
                        WHERE n.partner_id = m.partner_id
                          AND n.company_id = m.company_id
                          AND (n.date_to IS NULL OR n.date_to > m.date_to))
                 GROUP BY m.partner_id
                HAVING max(m.id) > %(after)s
                 ORDER BY max(m.id)
                """,
                company=self.company_id.id,
                start=self.ending_from,
                end=self.ending_to,
                unpaid=self.with_unpaid,
                all_types=not types,
                types=types,
                after=after,
            )
        )
        return memberships.browse(row[0] for row in rows)

    def _prepare_renewal(self, old):
        """Values of the membership that follows ``old``."""
        start = self.period_id.date_start or old.date_to + relativedelta(days=1)
        kind = old.type_id if old.type_id.active else old._default_type()
        vals = {
            "partner_id": old.partner_id.id,
            "company_id": self.company_id.id,
            "type_id": kind.id,
            "date_from": start,
            "campaign_id": self._origin.id,
        }
        if old.is_exempt:
            vals["is_exempt"] = True
        return vals

    # -- buttons -----------------------------------------------------------------------

    def action_preview(self):
        """Open the memberships that would be renewed."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_memberships"
        )
        return action | {
            "name": self.env._("To renew"),
            "domain": [("id", "in", self._todo().ids)],
        }

    def action_view_renewed(self):
        """Open the memberships that this campaign wrote."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_memberships"
        )
        return action | {"domain": [("campaign_id", "in", self.ids)]}

    # -- running -----------------------------------------------------------------------

    def _check_start(self):
        if self.period_mode == "fixed" and not self.period_id:
            raise UserError(
                self.env._(
                    "Choose the new period. If it does not exist yet, write it first: "
                    "Set-up, Membership periods."
                )
            )

    def _waiting(self, after=0):
        return list(self._todo(after))

    def _chunk_length(self):
        return CHUNK

    def _name_of(self, old):
        return old.partner_id.display_name

    def _nothing(self):
        return self.env["cocagne.membership"]

    def _do(self, olds):
        """Renew these memberships; the new ones."""
        return self._write_renewals(self.env["cocagne.membership"].union(*olds))

    def _write_renewals(self, olds):
        quiet = self.env["cocagne.membership"].with_context(**QUIET)
        new = quiet.create([self._prepare_renewal(old) for old in olds])
        unpaid = new.filtered(lambda membership: membership.state == "unpaid")
        if self.make_invoices and unpaid:
            unpaid._create_invoices()
        if self.send_mails:
            self.env["cocagne.mail.scenario"]._send(
                "membership_renewal", new.with_env(self.env)
            )
        return new


class Membership(models.Model):
    """Which campaign wrote the membership."""

    _inherit = "cocagne.membership"

    campaign_id = fields.Many2one(
        "cocagne.renewal.campaign",
        "Renewal",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    _renewed_once = models.UniqueIndex(
        "(campaign_id, partner_id) WHERE campaign_id IS NOT NULL",
        "This member is already renewed by this campaign.",
    )

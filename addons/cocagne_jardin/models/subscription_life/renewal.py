from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import format_date

from ...tools import QUIET

#: Subscriptions that are renewed in one transaction.
CHUNK = 50
#: A renewal that was forgotten is still made during these days after the end.
LATE_DAYS = 28


class SaleOrder(models.Model):
    """The subscription that follows another one (R47, R48).

    Each season has an order of its own, linked to the one before: see
    docs/decisions/renewal-is-a-successor.md.
    """

    _inherit = "sale.order"

    renewed_from_id = fields.Many2one(
        "sale.order",
        "Follows",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    renewal_ids = fields.One2many("sale.order", "renewed_from_id", "Renewals")
    successor_id = fields.Many2one(
        "sale.order", "Followed by", compute="_compute_successor_id"
    )
    life_problem = fields.Text("To settle", readonly=True, copy=False)
    agreement_partner_id = fields.Many2one(
        "res.partner",
        "Sent by",
        check_company=True,
        help="The partner who sent the person, for example a CCAS.",
    )
    agreement_on = fields.Date(
        "Renewal agreed on",
        copy=False,
        help="The day the partner agreed that the discovery goes on.",
    )

    _renewed_once = models.UniqueIndex(
        "(renewed_from_id) WHERE renewed_from_id IS NOT NULL AND state <> 'cancel'",
        "This subscription is already renewed.",
    )

    @api.depends("renewal_ids.state")
    def _compute_successor_id(self):
        for order in self:
            alive = order.renewal_ids.filtered(lambda next_: next_.state != "cancel")
            order.successor_id = alive[:1]

    # -- which ones ------------------------------------------------------------------------

    @api.model
    def _renewable_domain(self, company):
        """Confirmed, not renewed yet, not terminated, and not over for long."""
        today = self._today()
        return (
            Domain("is_subscription", "=", True)
            & Domain("company_id", "=", company.id)
            & Domain("state", "=", "sale")
            & Domain("date_end", ">=", today - timedelta(days=LATE_DAYS))
            & Domain("renewal_ids", "not any", [("state", "!=", "cancel")])
        )

    @api.model
    def _automatic_renewals(self, company):
        """Those that renew themselves now: tacit ones in time, rolling ones at once."""
        limit = self._today() + timedelta(weeks=company.renewal_weeks)
        modes = Domain("renewal_mode", "=", "rolling") | (
            Domain("renewal_mode", "=", "tacit") & Domain("date_end", "<=", limit)
        )
        found = self.search(self._renewable_domain(company) & modes)
        seasons = found._known_seasons()
        return found.filtered(lambda order: not order._why_not_renew(seasons))

    def can_renew(self):
        """Whether the user may renew these subscriptions, and each of them can be."""
        return self._may_renew() and not any(o._why_not_renew() for o in self)

    def _may_renew(self):
        return self.env.su or self.env.user.has_group("cocagne_jardin.group_sales_desk")

    def _why_not_renew(self, seasons=None):
        """Why this subscription cannot be renewed; empty when it can.

        :param seasons: as ``_known_seasons`` gives them, when many are asked.
        """
        self.ensure_one()
        if not self.is_subscription or self.state != "sale":
            return self.env._("Only a confirmed subscription can be renewed.")
        if self._is_terminated():
            return self.env._("It was terminated. Write a new subscription instead.")
        if self.successor_id:
            return self.env._("It is already renewed: %s.", self.successor_id.name)
        if self.subscription_kind == "discovery" and not self.agreement_on:
            return self.env._(
                "A discovery goes on with the agreement of the partner: write the day "
                "of the agreement first."
            )
        return self._why_no_season(seasons)

    def _known_seasons(self):
        """The seasons of the gardens of these subscriptions, by garden: read once."""
        seasons = self.env["cocagne.season"]
        return {
            company: seasons.search([("company_id", "parent_of", company.id)])
            for company in self.company_id
        }

    def _why_no_season(self, seasons=None):
        start, season = self._next_start(seasons)
        if not season or season.state != "open":
            return self.env._(
                "No season is planned on %s. Plan the next season first.",
                format_date(self.env, start),
            )
        return ""

    def _next_start(self, seasons=None):
        """First day of the subscription that follows, and its season."""
        self.ensure_one()
        seasons = seasons or self._known_seasons()
        day = max(
            (self.date_end or self._today()) + timedelta(days=1),
            self._today(),
        )
        if self.duration_id and self.duration_id.rule != "season":
            day = self.duration_id._window(self.season_id, day)[0]
        found = seasons[self.company_id].filtered(
            lambda season: season.date_start <= day <= season.date_end
        )
        return day, found[:1]

    # -- renewing ----------------------------------------------------------------------------

    def action_renew(self):
        """Renew these subscriptions; those that are renewed already are left alone.

        :raises UserError: when there is nothing to renew among them, and why.
        """
        if not self._may_renew():
            raise UserError(self.env._("Only the sales desk renews subscriptions."))
        refusals = {order: order._why_not_renew() for order in self}
        todo = self.filtered(lambda order: not refusals[order])
        if not todo:
            raise UserError(
                "\n".join(
                    f"{order.partner_id.name} - {order.name}: {why}"
                    for order, why in list(refusals.items())[:10]
                )
                or self.env._("Choose at least one subscription.")
            )
        if len(todo) > CHUNK and self.env["cocagne.billing.run"]._has_job_runner():
            return todo._renew_later()
        return todo._renew()._open_renewed()

    def action_convert_to_regular(self):
        """A trial or discovery becomes a regular subscription (R48)."""
        self.ensure_one()
        if self.subscription_kind == "regular":
            raise UserError(self.env._("This subscription is a regular one already."))
        if not self._may_renew():
            raise UserError(self.env._("Only the sales desk renews subscriptions."))
        why = self._why_not_convert()
        if why:
            raise UserError(why)
        return self._renew(self._regular_values())._open_renewed()

    def _why_not_convert(self):
        if self.state != "sale" or self.successor_id:
            return self._why_not_renew()
        return self._why_no_season()

    def _regular_values(self):
        return {
            "subscription_kind": "regular",
            "duration_mode": "period",
            "duration_id": False,
            "renewal_mode": self.company_id.default_renewal_mode,
        }

    def _open_renewed(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscriptions"
        )
        action["context"] = {}
        if len(self) == 1:
            form = self.env.ref("cocagne_jardin.view_subscription_form").id
            return action | {"res_id": self.id, "views": [(form, "form")]}
        return action | {"domain": [("id", "in", self.ids)]}

    def _renew_later(self):
        """Renew many behind the scenes, chunk by chunk."""
        chunks = [self[i : i + CHUNK] for i in range(0, len(self), CHUNK)]
        for number, chunk in enumerate(chunks, 1):
            chunk.with_delay(
                identity_key=f"cocagne-renew-{chunk.ids[0]}-{chunk.ids[-1]}",
                description=self.env._(
                    "Renew subscriptions, %(number)s of %(count)s",
                    number=number,
                    count=len(chunks),
                ),
            )._renew()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "message": self.env._(
                    "%s subscriptions are being renewed. Look at the list in a few "
                    "minutes.",
                    len(self),
                ),
            },
        }

    def _renew(self, values=None):
        """Create what follows these subscriptions; a second run creates nothing.

        Those paid by direct debit, and those that go on without end, are confirmed. The
        others are pre-orders until they are paid.

        :param values: what differs from the former subscriptions.
        :return: the new subscriptions.
        """
        # somebody else may renew the same ones at this moment: they have them
        todo = self.try_lock_for_update(allow_referencing=True)
        todo.invalidate_recordset(["renewal_ids", "successor_id"])
        todo = todo.filtered(lambda order: not order.successor_id)
        if not todo:
            return self.browse()
        new = todo._create_renewals(values)
        todo.filtered("life_problem").life_problem = False
        new._reserve_balances()
        at_once = new.filtered(lambda order: order._confirms_itself())
        (new - at_once).write({"state": "sent"})
        at_once._confirm_or_note()
        new._tell_renewal()
        return new

    def _create_renewals(self, values=None):
        seasons = self._known_seasons()
        vals_list = [order._prepare_renewal(values or {}, seasons) for order in self]
        # quiet: a year's renewals would post thousands of messages
        return self.with_context(**QUIET).create(vals_list).with_env(self.env)

    def _prepare_renewal(self, values, seasons=None):
        """Values of the next subscription: what changed for good is on the order and
        its lines; what changed once is on baskets, and stays there (R47)."""
        start, season = self._next_start(seasons)
        mode = values.get("duration_mode", self.duration_mode)
        same = mode == self.duration_mode and self._lasted_its_season()
        vals = self.copy_data(
            {
                "renewed_from_id": self.id,
                "date_start": start,
                "season_id": season.id,
                "order_line": [
                    Command.create(line._prepare_renewal(same))
                    for line in self._basket_lines()
                ],
            }
        )[0]
        vals.pop("date_end", None)
        return vals | values

    def _lasted_its_season(self):
        """Whether its numbers of deliveries are those of a whole period.

        A subscription that came in the middle of a season took a part of its weeks: the
        next one takes all of them.
        """
        self.ensure_one()
        if self.duration_mode == "count" or self.duration_id.rule == "length":
            return True
        late = self.date_start - self.season_id.date_start
        return not self.duration_id and late <= timedelta(days=LATE_DAYS)

    def _confirms_itself(self):
        """Whether nobody has to say that it is paid (R47)."""
        self.ensure_one()
        if self.renewal_mode == "rolling" or self.sudo().offered_reason:
            return True
        return self.sudo()._is_debited()  # sudo: jobs of users without payments

    def _confirm_or_note(self):
        """Confirm many; those that are refused stay pre-orders that say why."""
        try:
            with self.env.cr.savepoint():
                return bool(self) and self.action_confirm()
        except UserError as refusal:
            if len(self) == 1:
                self.write({"state": "sent", "life_problem": str(refusal)})
                return False
        return all([order._confirm_or_note() for order in self])

    def _reserve_balances(self):
        """Where balances are settled at the end, they do not pay what follows (R47)."""
        settled = self.filtered(
            # sudo: a setting of the garden
            lambda order: order.company_id.sudo().renewal_balance == "reset"
        )
        former = settled.renewed_from_id
        after = former._member_balance_after()
        for order in settled.sudo():
            left = after[order.partner_id.commercial_partner_id]
            order.balance_reserved = max(left, 0.0)
            if not order.currency_id.is_zero(left):
                order.renewed_from_id._ask_to_settle(left)

    def _ask_to_settle(self, amount):
        self.ensure_one()
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=self.date_end,
            summary=self.env._(
                "Settle the balance of %(member)s: %(amount)s",
                member=self.partner_id.name,
                amount=self.currency_id.format(amount),
            ),
            note=self.env._(
                "It does not pay the next subscription: pay it back, turn it into a "
                "gift, or ask for what is owed."
            ),
            user_id=self.user_id.id or self.env.uid,
        )

    def _tell_renewal(self):
        debited = self.filtered(
            lambda order: order.state == "sale" and order.sudo().payment_mode == "sepa"
        )
        self._send_scenario("renewal_sepa", debited)
        self._send_scenario("renewal_other", self - debited)

    @api.model
    def _send_scenario(self, code, records, key=None):
        """Send the mail of an occasion, once a record, where the garden wants it."""
        if records:
            self.env["cocagne.mail.scenario"]._send(code, records, key=key)

    # -- paid later ------------------------------------------------------------------------

    def _confirm_paid(self, company):
        """Confirm the pre-orders of renewals whose first baskets are paid."""
        waiting = self.search(
            Domain("is_subscription", "=", True)
            & Domain("company_id", "=", company.id)
            & Domain("state", "in", ("draft", "sent"))
            & Domain("renewed_from_id", "!=", False)
        )
        asked = {line.id: "balance" for line in waiting._basket_lines()}
        paid = waiting._with_enough_balance(asked)
        paid._confirm_or_note()
        done = paid.filtered(lambda order: order.state == "sale")
        done.filtered("life_problem").life_problem = False
        return done


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _prepare_renewal(self, same_count):
        """Values of the line of the next subscription, at the prices of then.

        :param same_count: whether it comes as many times as in this one.
        """
        self.ensure_one()
        vals = self.copy_data({"chosen_delivery_ids": [Command.clear()]})[0]
        forget = ["price_unit", "technical_price_unit", "product_uom_qty", "order_id"]
        for name in forget:
            vals.pop(name, None)
        if not same_count:
            vals["delivery_count"] = 0
        return vals


class Season(models.Model):
    _inherit = "cocagne.season"

    def action_plan(self):
        """The subscriptions without end go on into the season that is planned (R47)."""
        result = super().action_plan()
        for season in self:
            season._continue_rolling()
        return result

    def _continue_rolling(self):
        companies = self.company_id | self.sudo()._rounds().company_id
        orders = self.env["sale.order"]
        for company in companies:
            todo = orders._automatic_renewals(company)
            todo = todo.filtered(lambda order: order.renewal_mode == "rolling")
            if len(todo) > CHUNK and self.env["cocagne.billing.run"]._has_job_runner():
                todo._renew_later()
            else:
                todo._renew()

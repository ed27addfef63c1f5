from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .fund_rules import step
from .rhythm import period_of


def money(amount):
    """A stored amount as the exact cents that it means."""
    return Decimal(str(round(amount or 0.0, 2)))


class SolidarityFund(models.Model):
    """A period of the garden's solidarity fund: in, out, left, and the garden's effort.

    In: what is booked on the account of solidarity gifts (754): gifts of baskets and
    of money for them, supplements on baskets. Out: the shares of the fund, within what
    it holds. The rest of the shares is the garden's own effort, which no entry shows.
    """

    _name = "cocagne.solidarity.fund"
    _description = "Period of the solidarity fund"
    _inherit = ["mail.thread", "cocagne.next.step", "cocagne.money.of.garden"]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of
    _of_house = True

    date_from = fields.Date("From", required=True, readonly=True)
    date_to = fields.Date("Until", required=True, readonly=True)
    opening = fields.Monetary("At the beginning", readonly=True)
    received = fields.Monetary("In", readonly=True, help="Gifts and supplements.")
    needed = fields.Monetary(
        "Asked of the fund",
        readonly=True,
        help="What households and funders leave to pay of the baskets.",
    )
    used = fields.Monetary("Out", readonly=True, help="What the fund paid.")
    effort = fields.Monetary(
        "Garden's own effort",
        readonly=True,
        help="What nobody pays: the fund did not hold enough.",
    )
    closing = fields.Monetary("Left", readonly=True, aggregator="max")
    basket_count = fields.Integer("Baskets", readonly=True)
    booked_use = fields.Monetary("Used (789)", readonly=True)
    booked_report = fields.Monetary("Put aside (689)", readonly=True)
    state = fields.Selection(
        [("draft", "To check"), ("booked", "Booked")],
        default="draft",
        required=True,
        readonly=True,
        tracking=True,
    )
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )
    share_ids = fields.One2many(
        "cocagne.solidarity.share",
        "fund_id",
        groups="cocagne_paniers_solidaires.group_solidarity",
    )

    _period_once = models.UniqueIndex(
        "(company_id, date_from)", "This period of the fund is already there."
    )

    @api.depends("date_from", "date_to")
    def _compute_display_name(self):
        day = self.env["cocagne.billing"]._format_day
        for fund in self:
            words = ""
            if fund.date_from and fund.date_to:
                first, last = day(fund.date_from, "yMMMM"), day(fund.date_to, "yMMMM")
                words = (
                    first
                    if first == last
                    else self.env._("%(first)s to %(last)s", first=first, last=last)
                )
            fund.display_name = words.capitalize()

    # -- counting ------------------------------------------------------------------------

    def action_count(self):
        """Open the periods of this garden that are over, and count them anew."""
        self._count_all(self.env.company.root_id)
        return self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_paniers_solidaires.action_fund"
        )

    @api.model
    def _count_all(self, house, until=None):
        """Make the periods that are over, count again those that are not booked.

        :param until: last day that is looked at; yesterday unless told.
        :return: the periods that wait for their entry.
        """
        self.check_access("write")
        until = until or self.env["cocagne.solidarity.statement"]._yesterday()
        # sudo: who counts the fund need not see the households; only sums come out
        funds = self.sudo()
        funds._lock_house(house)
        drafts = funds._make_missing(house, until)
        for fund in drafts.sorted("date_from"):
            fund._count()
        return drafts.sudo(False)

    @api.model
    def _lock_house(self, house):
        """Two countings of the same fund follow each other."""
        house.lock_for_update(allow_referencing=True)

    @api.model
    def _make_missing(self, house, until):
        periods = self.search([("company_id", "=", house.id)])
        last = max(periods.mapped("date_to"), default=None)
        start = fields.Date.add(last, days=1) if last else self._first_day(house)
        vals = []
        while start and start <= until:
            end = period_of(house.solidarity_fund_rhythm, start).last
            if end > until:
                break
            vals.append({"company_id": house.id, "date_from": start, "date_to": end})
            start = fields.Date.add(end, days=1)
        return self.create(vals) | periods.filtered(lambda fund: fund.state == "draft")

    @api.model
    def _first_day(self, house):
        """The first day of the month of the first share or gift; None: nothing yet."""
        shares = self.env["cocagne.solidarity.share"]._read_group(
            self._free_shares_domain(house), aggregates=["date:min"]
        )[0][0]
        gifts = self.env["account.move.line"]._read_group(
            self._gifts_domain(house), aggregates=["date:min"]
        )[0][0]
        start = house.solidarity_fund_start
        first = min((day for day in (shares, gifts, start) if day), default=None)
        if start and first:
            first = max(first, start)
        return first and first.replace(day=1)

    @api.model
    def _free_shares_domain(self, house):
        return (
            Domain("payer", "=", "fund")
            & Domain("fund_id", "=", False)
            & Domain("company_id", "child_of", house.id)
        )

    @api.model
    def _gifts_domain(self, house):
        """What feeds the fund: the posted items of the account of solidarity gifts."""
        account = house._ledger_account("solidarity")
        domain = (
            Domain("account_id", "=", account.id)
            & Domain("parent_state", "=", "posted")
            & Domain("company_id", "child_of", house.id)
        )
        if house.solidarity_fund_start:
            domain &= Domain("date", ">=", house.solidarity_fund_start)
        return domain

    def _count(self):
        """Take the free shares of the period, and what was given; earlier ones too."""
        self.ensure_one()
        shares = self.env["cocagne.solidarity.share"]
        free = self._free_shares_domain(self.company_id)
        free &= Domain("date", "<=", self.date_to)
        if self.company_id.solidarity_fund_start:
            free &= Domain("date", ">=", self.company_id.solidarity_fund_start)
        shares.search(free).fund_id = self
        needed, baskets = shares._read_group(
            [("fund_id", "=", self.id)], aggregates=["amount:sum", "quantity:sum"]
        )[0]
        opening, received = self._opening(), self._received()
        done = step(money(opening), money(received), money(needed))
        self.write(
            {
                "opening": opening,
                "received": received,
                "needed": needed or 0.0,
                "basket_count": baskets or 0,
                "used": float(done.used),
                "effort": float(done.effort),
                "closing": float(done.closing),
            }
        )

    def _before(self):
        """The earlier periods of the same fund."""
        return self.search(
            [("company_id", "=", self.company_id.id), ("date_to", "<", self.date_from)],
            order="date_from",
        )

    def _opening(self):
        before = self._before()
        return before[-1].closing if before else self.company_id.solidarity_fund_opening

    def _received(self):
        """Gifts up to the last day that no earlier period counted.

        A gift that is typed late, or comes back unpaid, is counted with this period.
        """
        total = self.env["account.move.line"]._read_group(
            self._gifts_domain(self.company_id) & Domain("date", "<=", self.date_to),
            aggregates=["balance:sum"],
        )[0][0]
        counted = sum(self._before().mapped("received"))
        return self.currency_id.round(-(total or 0.0) - counted)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        if self.filtered(lambda fund: fund.state == "booked"):
            raise UserError(
                self.env._("This period is in the accounts: take it back first.")
            )

    def action_open_shares(self):
        """The shares of the fund, for the solidarity role only."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shares of the fund, %s", self.display_name),
            "res_model": "cocagne.solidarity.share",
            "view_mode": "list",
            "domain": [("fund_id", "=", self.id)],
        }

    def action_open_move(self):
        self.ensure_one()
        return self.move_id.action_open_business_doc() if self.move_id else False


class SolidarityShare(models.Model):
    _inherit = "cocagne.solidarity.share"

    fund_id = fields.Many2one(
        "cocagne.solidarity.fund",
        "Period of the fund",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        check_company=True,
    )

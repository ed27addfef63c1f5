from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from .grant_rules import dedicated, spread


def money(amount):
    """A stored amount as the exact cents that it means."""
    return Decimal(str(round(amount or 0.0, 2)))


class GrantYear(models.Model):
    """A fiscal year of a grant: earned, spent, put aside; the lines of the annex.

    The entry of the year is a draft that the accountant reads and posts: income of later
    years to 487, what is not spent to dedicated funds, what is spent of them back.
    """

    _name = "cocagne.grant.year"
    _description = "Year of a grant"
    _inherit = "cocagne.grant.part"
    _order = "date_to, id"
    _check_company_auto = True

    partner_id = fields.Many2one(related="grant_id.partner_id")
    kind = fields.Selection(related="grant_id.kind", store=True)
    date_from = fields.Date("From", required=True, readonly=True)
    date_to = fields.Date("Year that ends on", required=True, readonly=True)
    share = fields.Monetary(
        "Earned",
        help="The part of the grant that belongs to the year: by days, unless the "
        "agreement says otherwise.",
    )
    spent = fields.Monetary(
        help="What the project cost in the year and that this grant pays for."
    )
    opening = fields.Monetary(
        "Fund at the beginning", compute="_compute_fund", store=True
    )
    reported = fields.Monetary("Put aside (689)", compute="_compute_fund", store=True)
    used = fields.Monetary("Used (789)", compute="_compute_fund", store=True)
    closing = fields.Monetary("Fund at the end", compute="_compute_fund", store=True)
    deferred = fields.Monetary(
        "For later years (487)", compute="_compute_fund", store=True
    )
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )
    move_state = fields.Selection(related="move_id.state", string="Its state")
    is_empty = fields.Boolean(compute="_compute_is_empty")

    _year_once = models.UniqueIndex(
        "(grant_id, date_to)", "This year is already there."
    )
    _spent_positive = models.Constraint(
        "CHECK (spent >= 0 AND share >= 0)", "Earned and spent are not below zero."
    )

    @api.depends(
        "grant_id.year_ids.share",
        "grant_id.year_ids.spent",
        "grant_id.year_ids.date_to",
        "grant_id.is_dedicated",
        "grant_id.amount",
    )
    def _compute_fund(self):
        for grant, _years in self.grouped("grant_id").items():
            opening, left = Decimal(), money(grant.amount)
            for year in grant.year_ids.sorted("date_to"):
                share = money(year.share)
                spent = money(year.spent) if grant.is_dedicated else opening + share
                fund = dedicated(opening, share, spent)
                left -= share
                year.opening, year.deferred = float(opening), float(left)
                year.used, year.reported = float(fund.used), float(fund.reported)
                year.closing = float(fund.closing)
                opening = fund.closing

    @api.depends("share", "opening", "deferred")
    def _compute_is_empty(self):
        for year in self:
            year.is_empty = not year._amounts_to_book()

    def write(self, vals):
        if {"share", "spent"} & vals.keys():
            closed = self.grant_id.year_ids.filtered(
                lambda year: (
                    year.move_id.state == "posted"
                    and year.date_to >= min(self.mapped("date_to"))
                )
            )
            if closed:
                raise UserError(
                    self.env._(
                        "The entry of this year, or of a later one, is posted: reset "
                        "it to draft first."
                    )
                )
        result = super().write(vals)
        if "share" in vals:
            self._check_shares()
        return result

    def _check_shares(self):
        for grant in self.grant_id:
            total = sum(money(year.share) for year in grant.year_ids)
            if total > money(grant.amount):
                raise UserError(
                    self.env._(
                        "The years of %s earn more than the grant: correct them.",
                        grant.name,
                    )
                )

    @api.model
    def _fill_years(self, grant):
        """The fiscal years of a grant, from its agreement to its end."""
        first = min(grant.agreement_date, grant.date_from)
        company, years, day = grant.company_id, [], first
        while day <= grant.date_to:
            dates = company.compute_fiscalyear_dates(day)
            years.append((dates["date_from"], dates["date_to"]))
            day = fields.Date.add(dates["date_to"], days=1)
        shares = spread(money(grant.amount), grant.date_from, grant.date_to, years)
        self.create(
            [
                {
                    "grant_id": grant.id,
                    "date_from": year[0],
                    "date_to": year[1],
                    "share": float(share),
                }
                for year, share in zip(years, shares, strict=True)
            ]
        )

    # -- the entry of the year -----------------------------------------------------------

    def action_propose(self):
        """The entry of the year, to read and post."""
        moves = self._propose()
        return self.env["account.move"]._ledger_list(moves)

    def _propose(self):
        moves = self.env["account.move"]
        for year in self.sorted("date_to"):
            year._check_proposable()
            # a draft that was proposed with other figures is replaced
            year.move_id.unlink()
            lines = year._prepare_lines()
            if lines:
                grant = year.grant_id
                year.move_id = moves.create(grant._prepare_move(year.date_to, lines))
                moves += year.move_id
        return moves

    def _check_proposable(self):
        if self.move_id.state == "posted":
            raise UserError(
                self.env._(
                    "The entry of this year is posted: reset it to draft to change it."
                )
            )
        earlier = self.grant_id.year_ids.filtered(
            lambda year: (
                year.date_to < self.date_to and not year.is_empty and not year.move_id
            )
        )
        if earlier:
            raise UserError(
                self.env._("Close the year that ends on %s first.")
                % self.grant_id._day(earlier[0].date_to)
            )
        self.grant_id._check_open(self.date_to)

    def _amounts_to_book(self):
        """{key of the account: amount}, credits above zero; empty: nothing to book."""
        self.ensure_one()
        kind = self.grant_id._kind()
        years = self.grant_id.year_ids.sorted("date_to")
        before = years.filtered(lambda year: year.date_to < self.date_to)[-1:]
        later = money(self.deferred) - money(before.deferred)
        used, reported = money(self.used), money(self.reported)
        amounts = {
            "deferred_income": later,
            kind.income: -later,
            kind.fund: reported - used,
            kind.report: -reported,
            kind.use: used,
        }
        return {key: amount for key, amount in amounts.items() if amount}

    def _prepare_lines(self):
        grant = self.grant_id
        return [
            grant._prepare_income(
                grant.company_id._ledger_account(key),
                credit=float(max(amount, 0)),
                debit=float(max(-amount, 0)),
            )
            for key, amount in self._amounts_to_book().items()
        ]

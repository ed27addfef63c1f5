from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL


class Closing(models.Model):
    """What the solidarity programme leaves to do before a month is closed.

    Counts only: the list of what is counted would tell who is in the programme.
    """

    _inherit = "cocagne.closing"

    @api.model
    def _check_codes(self):
        return [
            *super()._check_codes(),
            "solidarity_split",
            "solidarity_due",
            "solidarity_drafts",
            "solidarity_unpaid",
            "solidarity_fund",
            "solidarity_fund_due",
        ]

    def _check_solidarity_split(self):
        """Delivered baskets of households whose shares are missing."""
        return self._check(
            self.env._("Solidarity baskets that nobody pays yet"),
            count=self._count_unsplit(),
            level="danger",
            hint=self.env._(
                "Ask the person who follows the solidarity programme to share them "
                "out: funders would be asked too little."
            ),
        )

    def _count_unsplit(self):
        """Delivered baskets with an enrolment that day and not one share."""
        for model in ("cocagne.basket", "cocagne.solidarity.share"):
            self.env[model].flush_model()
        self.env["cocagne.solidarity.enrolment"].flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT COUNT(DISTINCT b.id)
                  FROM cocagne_basket b
                  JOIN cocagne_solidarity_enrolment_line_rel r
                    ON r.sale_order_line_id = b.order_line_id
                  JOIN cocagne_solidarity_enrolment e
                    ON e.id = r.cocagne_solidarity_enrolment_id
                 WHERE b.company_id = %(company)s
                   AND b.state IN ('delivered', 'not_collected', 'given')
                   AND b.date BETWEEN %(first)s AND %(last)s
                   AND e.state IN ('active', 'ended')
                   AND e.date_start <= b.date
                   AND (e.date_end IS NULL OR e.date_end >= b.date)
                   AND NOT EXISTS (
                       SELECT FROM cocagne_solidarity_share s
                        WHERE s.basket_id = b.id)
                """,
                company=self.company_id.id,
                first=self.date_from,
                last=self.date_to,
            )
        )[0][0]

    def _check_solidarity_due(self):
        """Agreements whose period is over and not stated."""
        statements = self.env["cocagne.solidarity.statement"]
        if not statements.has_access("read"):
            return None
        due = statements._agreements_due(self.company_id, self.date_to)
        return self._check(
            self.env._("Statements for funders to prepare"),
            "cocagne.solidarity.agreement",
            [("id", "in", due.ids)],
            hint=self.env._("Prepare them: Solidarity > Funders > Statements."),
        )

    def _check_solidarity_drafts(self):
        return self._check(
            self.env._("Statements for funders to check and send"),
            "cocagne.solidarity.statement",
            self._until("date_to") & Domain("state", "=", "draft"),
            action="cocagne_paniers_solidaires.action_statements",
            hint=self.env._("Send them: what they ask for is income of the period."),
        )

    def _check_solidarity_unpaid(self):
        statements = self.env["cocagne.solidarity.statement"]
        domain = self._mine() & statements._unpaid_domain(self.date_to)
        total = statements._read_group(domain, aggregates=["amount_due:sum"])[0][0]
        return self._check(
            self.env._("Statements that funders have not paid in time"),
            "cocagne.solidarity.statement",
            domain,
            action="cocagne_paniers_solidaires.action_statements",
            level="info",
            amount=total or 0.0,
            hint=self.env._("Remind the funders, or wait for the bank."),
        )

    def _check_solidarity_fund(self):
        """The dedicated fund in the books: it never owes anything."""
        house = self.company_id
        if house != house.root_id or not house.chart_template:
            return None
        account = house._ledger_account("fund_generosity")
        total = self.env["account.move.line"]._read_group(
            Domain("account_id", "=", account.id)
            & Domain("company_id", "child_of", house.id)
            & Domain("date", "<=", self.date_to)
            & Domain("parent_state", "=", "posted"),
            aggregates=["balance:sum"],
        )[0][0]
        below = max(house.currency_id.round(total or 0.0), 0.0)
        return self._check(
            self.env._("Solidarity fund below zero in the accounts"),
            count=int(below > 0),
            amount=below,
            level="danger",
            hint=self.env._(
                "More was taken out of the account 196 than was put in: look at its "
                "entries, and write what the fund held in the profile of the garden."
            ),
        )

    def _check_solidarity_fund_due(self):
        house = self.company_id
        funds = self.env["cocagne.solidarity.fund"]
        return (
            self._check(
                self.env._("Periods of the solidarity fund to book"),
                "cocagne.solidarity.fund",
                Domain("company_id", "=", house.id)
                & Domain("date_to", "<=", self.date_to)
                & Domain("state", "=", "draft"),
                action="cocagne_paniers_solidaires.action_fund",
                hint=self.env._("Look at them and book them."),
            )
            if funds.has_access("read")
            else None
        )

from odoo import fields, models
from odoo.tools import SQL

from .debit_way import SEPA


class DebitDay(models.Model):
    """The month's debits by day, for the calendar: what is programmed, what is in
    batches (R70). Nothing is stored here."""

    _name = "cocagne.debit.day"
    _description = "Debits of a day"
    _auto = False
    _log_access = False
    _order = "date, kind"

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(readonly=True)
    kind = fields.Selection(
        [
            ("due", "Programmed"),
            ("draft", "Batch in preparation"),
            ("generated", "File at the bank"),
            ("uploaded", "Executed"),
        ],
        readonly=True,
    )
    color = fields.Integer(readonly=True)
    order_id = fields.Many2one("account.payment.order", "Batch", readonly=True)
    due_count = fields.Integer("Dues", readonly=True, aggregator="sum")
    amount = fields.Monetary(readonly=True, aggregator="sum")

    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for day in self:
            day.display_name = self.env._(
                "%(kind)s: %(amount)s (%(count)s)",
                kind=day.order_id.name or labels.get(day.kind, ""),
                amount=day.currency_id.format(day.amount),
                count=day.due_count,
            )

    @property
    def _table_query(self):
        self.env["account.move.line"].flush_model()
        self.env["account.move"].flush_model(["preferred_payment_method_line_id"])
        self.env["account.payment.line"].flush_model()
        self.env["account.payment.order"].flush_model()
        return SQL(
            """
            SELECT min(line.id) * 2 AS id, line.company_id, line.date_maturity AS date,
                   'due' AS kind, 3 AS color, NULL::int AS order_id,
                   count(*) AS due_count, sum(line.amount_residual) AS amount
              FROM account_move_line line
              JOIN account_move move ON move.id = line.move_id
              JOIN account_account account ON account.id = line.account_id
              JOIN account_payment_method_line way
                ON way.id = move.preferred_payment_method_line_id
              JOIN account_payment_method method ON method.id = way.payment_method_id
             WHERE method.code = %(sepa)s AND line.parent_state = 'posted'
               AND NOT line.reconciled AND line.date_maturity IS NOT NULL
               AND account.account_type = 'asset_receivable'
               AND NOT EXISTS (
                   SELECT FROM account_payment_line taken
                    WHERE taken.move_line_id = line.id
                      AND taken.state IN ('draft', 'open', 'generated'))
             GROUP BY line.company_id, line.date_maturity
             UNION ALL
            SELECT batch.id * 2 + 1, batch.company_id, batch.date_scheduled,
                   CASE batch.state WHEN 'open' THEN 'draft' ELSE batch.state END,
                   CASE batch.state WHEN 'uploaded' THEN 10 WHEN 'generated' THEN 4
                        ELSE 2 END,
                   batch.id, count(part.id), sum(part.amount_company_currency)
              FROM account_payment_order batch
              JOIN account_payment_line part ON part.order_id = batch.id
             WHERE batch.is_debit_batch AND batch.state != 'cancel'
               AND batch.date_scheduled IS NOT NULL
             GROUP BY batch.id
            """,
            sepa=SEPA,
        )

    def action_open(self):
        """Open the batch, or the dues of the day."""
        self.ensure_one()
        if self.order_id:
            return {
                "type": "ir.actions.act_window",
                "res_model": "account.payment.order",
                "res_id": self.order_id.id,
                "views": [(self.env.ref("cocagne_compta.batch_view_form").id, "form")],
            }
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_debit_dues"
        )
        domain = self.env["account.move.line"]._dues_domain(self.company_id)
        return action | {
            "domain": [*domain, ("date_maturity", "=", self.date)],
            "context": {},
        }

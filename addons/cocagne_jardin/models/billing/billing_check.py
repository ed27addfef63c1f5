"""Each invoice of a month made again in Odoo's own way, and compared to the cent."""

from odoo import api, fields, models
from odoo.fields import Command

from ...tools import QUIET

#: Invoices made again at a time.
CHUNK = 100
HEADER = (
    "move_type partner_id partner_shipping_id journal_id currency_id company_id"
    " fiscal_position_id invoice_payment_term_id invoice_date ref invoice_origin"
    " instalment_from instalment_until"
).split()
LINE = (
    "display_type name product_id product_uom_id quantity price_unit discount sequence"
).split()
#: What must be the same, on the invoice and on each journal item.
COMPARED_MOVE = (
    "amount_untaxed amount_tax amount_total amount_total_signed invoice_date_due date"
).split()
COMPARED_LINE = (
    "display_type account_id partner_id product_id quantity price_unit discount"
    " price_subtotal price_total tax_ids tax_tag_ids tax_line_id tax_repartition_line_id"
    " tax_base_amount balance amount_currency date_maturity discount_date"
    " discount_balance analytic_distribution"
).split()


class _Undo(Exception):
    """Leaves a savepoint without keeping anything."""


class BillingRun(models.Model):
    """Proves that the fast way of billing writes what Odoo's own way would write.

    It may be run on any month. What was set up otherwise since (an account of a product,
    a payment term) is a difference too: it is named.
    """

    _inherit = "cocagne.billing.run"

    ledger_check = fields.Text("Check of the entries", readonly=True, copy=False)
    ledger_checked_on = fields.Datetime("Checked on", readonly=True, copy=False)

    def action_check_ledger(self):
        """Compare all invoices of the month, behind the scenes when it can be."""
        self.ensure_one()
        self.check_access("write")
        if self._has_job_runner():
            self.ledger_check = self.env._("The entries are being compared…")
            self.with_delay(
                identity_key=f"cocagne-check-{self.id}",
                description=self.env._("Check the entries of %s", self.display_name),
            )._write_check()
        else:
            self._write_check()
        return True

    def _write_check(self):
        differences = self._check_ledger()
        count = len(self.move_ids.filtered(lambda move: move.state == "posted"))
        if differences:
            words = [self.env._("%s invoices differ:", len(differences))]
            words += [
                f"{name}: {', '.join(what)}" for name, what in differences.items()
            ]
        else:
            words = [
                self.env._("%s invoices compared: the same entries to the cent.", count)
            ]
        self.write(
            {
                "ledger_check": "\n".join(words),
                "ledger_checked_on": fields.Datetime.now(),
            }
        )

    def _check_ledger(self):
        """What Odoo's own way would have written otherwise.

        :return: names of what differs, by number of invoice; empty when all is proved.
        """
        self.ensure_one()
        posted = self.move_ids.filtered(lambda move: move.state == "posted")
        differences = {}
        for start in range(0, len(posted), CHUNK):
            moves = posted[start : start + CHUNK].with_prefetch()
            differences |= self._compare(moves)
        return differences

    @api.model
    def _compare(self, moves):
        told = [self._told(move) for move in moves]
        vals_list = [self._values_again(move) for move in moves]
        drafts = self.env["account.move"].with_context(**QUIET)
        try:
            with self.env.cr.savepoint():
                again = drafts.with_company(self.company_id).create(vals_list)
                said = [self._told(move) for move in again.with_env(self.env)]
                raise _Undo
        except _Undo:
            self.env.invalidate_all()
        rows = zip(moves, told, said, strict=True)
        found = {move.name: self._differences(*both) for move, *both in rows}
        return {name: words for name, words in found.items() if words}

    @api.model
    def _values_again(self, move):
        """What a person would type to get this invoice: neither accounts nor items."""
        vals = {name: self._plain(move, name) for name in HEADER}
        if not move.invoice_payment_term_id:
            vals["invoice_date_due"] = move.invoice_date_due
        vals["invoice_line_ids"] = [
            Command.create(
                {name: self._plain(line, name) for name in LINE}
                | {
                    "tax_ids": [Command.set(line.tax_ids.ids)],
                    "sale_line_ids": [Command.set(line.sale_line_ids.ids)],
                }
            )
            for line in move.invoice_line_ids.sorted(
                lambda line: (line.sequence, line.id)
            )
        ]
        return vals

    @api.model
    def _plain(self, record, name):
        value = record[name]
        return value.id if record._fields[name].type == "many2one" else value

    @api.model
    def _told(self, move):
        """What counts of an invoice and of its journal items, in a fixed order."""
        move_values = {name: move[name] for name in COMPARED_MOVE}
        lines = [
            {name: self._comparable(line, name) for name in COMPARED_LINE}
            for line in move.line_ids
        ]
        return move_values, sorted(lines, key=lambda line: str(sorted(line.items())))

    @api.model
    def _comparable(self, line, name):
        value = line[name]
        field = line._fields[name]
        if field.relational:
            return tuple(sorted(value.ids))
        if field.type in ("float", "monetary"):
            return round(value, 6) + 0.0
        if name == "analytic_distribution":
            return tuple(sorted((value or {}).items()))
        return value or False

    @api.model
    def _differences(self, told, said):
        """Names of the fields that differ between both ways."""
        names = [name for name in COMPARED_MOVE if told[0][name] != said[0][name]]
        if len(told[1]) != len(said[1]):
            return [*names, "line_ids"]
        names += [
            name
            for name in COMPARED_LINE
            if [line[name] for line in told[1]] != [line[name] for line in said[1]]
        ]
        return list(dict.fromkeys(names))

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from ...arithmetic.fee import months_present


class FeeLine(models.Model):
    """The fee of a garden for a year: how it is made, and its invoice."""

    _name = "cocagne.network.fee.line"
    _description = "Network fee of a garden"
    _order = "run_id, garden_id"
    _check_company_auto = True

    run_id = fields.Many2one(
        "cocagne.network.fee.run", required=True, ondelete="cascade", index=True
    )
    year = fields.Integer(related="run_id.year", store=True)
    garden_id = fields.Many2one(
        "cocagne.network.garden", required=True, readonly=True, index=True
    )
    company_id = fields.Many2one(
        related="garden_id.company_id", store=True, index=True, string="Its company"
    )
    currency_id = fields.Many2one(related="run_id.currency_id")
    partner_id = fields.Many2one(related="garden_id.partner_id", string="Invoiced to")
    months = fields.Integer("Months in the network", readonly=True)
    detail_ids = fields.One2many("cocagne.network.fee.detail", "line_id", "Parts")
    computed_amount = fields.Monetary(
        "By the scale", compute="_compute_amounts", store=True
    )
    bounds_words = fields.Char(compute="_compute_bounds_words", compute_sudo=True)
    adjustment = fields.Monetary(
        help="Added to what the scale gives; below zero it is a reduction."
    )
    adjustment_reason = fields.Char("Reason of the adjustment")
    amount = fields.Monetary("Fee", compute="_compute_amounts", store=True)
    origin = fields.Selection(
        [
            ("validated", "Validated figures"),
            ("counted", "Some months not validated"),
            ("typed", "Figures written by hand"),
            ("missing", "A figure is missing"),
        ],
        "Figures",
        compute="_compute_origin",
        store=True,
    )
    move_id = fields.Many2one("account.move", "Invoice", readonly=True, copy=False)
    bill_id = fields.Many2one(
        "account.move", "Bill in the garden", readonly=True, copy=False
    )
    state = fields.Selection(
        [
            ("open", "To invoice"),
            ("invoiced", "Invoice to post"),
            ("posted", "Invoice posted"),
            ("free", "Nothing to pay"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )

    _garden_once = models.UniqueIndex(
        "(run_id, garden_id)", "This garden has its fee of the year already."
    )
    _invoice_once = models.UniqueIndex(
        "(move_id) WHERE move_id IS NOT NULL", "This invoice is that of another garden."
    )

    @api.depends("garden_id", "year")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.garden_id.name} {line.year}"

    @api.depends(
        *("detail_ids.amount", "detail_ids.origin"),
        *("adjustment", "months", "run_id.scale_id"),
    )
    def _compute_amounts(self):
        for line in self:
            parts = [Decimal(str(one.amount)) for one in line.detail_ids]
            known = parts and "missing" not in line.detail_ids.mapped("origin")
            computed = line.run_id.scale_id._fee(parts, line.months) if known else 0
            line.computed_amount = float(computed)
            line.amount = line.currency_id.round(float(computed) + line.adjustment)

    @api.depends("detail_ids.amount", "computed_amount", "months")
    @api.depends_context("lang")
    def _compute_bounds_words(self):
        """Why the fee is not simply the sum of its parts."""
        for line in self:
            line.bounds_words = " ".join(line._bounds_sentences())

    def _bounds_sentences(self):
        scale, money = self.run_id.scale_id, self.currency_id
        parts = sum(self.detail_ids.mapped("amount"))
        if scale.minimum and money.compare_amounts(parts, scale.minimum) < 0:
            least = money.format(scale.minimum)
            yield self.env._("The scale asks for at least %s a year.", least)
        if scale.maximum and money.compare_amounts(parts, scale.maximum) > 0:
            most = money.format(scale.maximum)
            yield self.env._("The scale asks for at most %s a year.", most)
        if scale.is_prorated and 0 < self.months < 12:
            yield self.env._(
                "Counted for the months in the network: %s of 12.", self.months
            )

    @api.depends("detail_ids.origin")
    def _compute_origin(self):
        for line in self:
            origins = set(line.detail_ids.mapped("origin"))
            line.origin = next(
                (one for one in ("missing", "typed", "counted") if one in origins),
                "validated",
            )

    @api.depends("move_id.state", "amount", "origin")
    def _compute_state(self):
        for line in self:
            # sudo: only whether the invoice is posted; the garden sees it on its line
            state = line.sudo().move_id.state
            if state in ("draft", "posted"):
                line.state = "posted" if state == "posted" else "invoiced"
            elif line.amount or line.origin == "missing":
                line.state = "open"
            else:
                line.state = "free"

    @api.constrains("adjustment", "adjustment_reason", "amount")
    def _check_adjustment(self):
        for line in self:
            if line.adjustment and not (line.adjustment_reason or "").strip():
                raise ValidationError(
                    self.env._("%s: say why the fee is adjusted.", line.garden_id.name)
                )
            if line.currency_id.compare_amounts(line.amount, 0) < 0:
                raise ValidationError(
                    self.env._(
                        "%(garden)s: the reduction is larger than the fee of "
                        "%(amount)s. Reduce it.",
                        garden=line.garden_id.name,
                        amount=line.currency_id.format(line.computed_amount),
                    )
                )

    def write(self, vals):
        if not self.env.su:
            self.check_access("write")
            self._check_open()
        return super().write(vals)

    def _check_open(self):
        """:raises UserError: an invoice was made."""
        for line in self:
            if line.state in ("invoiced", "posted"):
                raise UserError(
                    self.env._(
                        "%s is invoiced: delete or reverse its invoice first.",
                        line.display_name,
                    )
                )

    # -- counting ------------------------------------------------------------------------

    @api.model
    def _count(self, run, gardens):
        """Count the fee of gardens anew; what people wrote by hand stays.

        Gardens that are invoiced are left as they are.
        """
        parts = run.scale_id.part_ids
        figures = self.env["cocagne.network.fee.figures"]
        found = figures._by_garden(gardens, parts, run.figures_month)
        lines = {line.garden_id: line for line in run.line_ids}
        missing = [
            {"run_id": run.id, "garden_id": garden.id}
            for garden in gardens
            if garden not in lines
        ]
        # sudo: the lines are made by the count, people adjust them
        for line in self.sudo().create(missing):
            lines[line.garden_id] = line
        news = []
        for garden in gardens:
            line = lines[garden].sudo()
            if line.state in ("invoiced", "posted"):
                continue
            line.months = months_present(run.year, garden.date_joined, garden.date_left)
            news += line._count_parts(parts, found[garden.id])
        self.env["cocagne.network.fee.detail"].sudo().create(news)

    def _count_parts(self, parts, figures):
        """Bring the parts of this line up to date; the values of those to create."""
        known = {detail.part_id: detail for detail in self.detail_ids}
        (self.detail_ids.filtered(lambda one: one.part_id not in parts)).unlink()
        news = []
        for part in parts:
            vals = self._prepare_detail(part, figures.get(part.id))
            detail = known.get(part)
            if detail is None:
                news.append(vals | {"line_id": self.id, "part_id": part.id})
            elif detail.origin == "typed":
                detail.counted = vals["counted"]
            else:
                detail.write(vals)
        return news

    def _prepare_detail(self, part, figure):
        if figure is None:
            return {"origin": "fixed", "value": 0, "counted": 0}
        value = float(figure.value or 0)
        return {
            "origin": figure.origin,
            "value": value,
            "counted": value,
            "months": figure.months,
            "months_validated": figure.validated,
        }

    def action_open(self):
        """The fee of one garden, with its parts."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_open_move(self):
        """The invoice of this fee, for who keeps the books of the head office."""
        self.ensure_one()
        return self.move_id.action_open_business_doc() if self.move_id else False

    def action_open_bill(self):
        """The bill in the garden's books, for its accountant."""
        self.ensure_one()
        return self.bill_id.action_open_business_doc() if self.bill_id else False

    def _prepare_invoice_lines(self, account, tax):
        """A line of the invoice for each part that costs something, then the rest.

        The rest is what the bounds, the months and the adjustment change.
        """
        self.ensure_one()
        common = {
            "quantity": 1,
            "account_id": account.id,
            "tax_ids": [Command.set(tax.ids)],
        }
        rows = [
            (
                f"{one.name} : {one.how}" if one.part_id.base != "fixed" else one.name,
                one.amount,
            )
            for one in self.detail_ids
            if one.amount
        ]
        bounds = self.currency_id.round(
            self.computed_amount - sum(amount for _name, amount in rows)
        )
        if bounds:
            rows.append((self._bounds_words(), bounds))
        if self.adjustment:
            rows.append((self.adjustment_reason, self.adjustment))
        return [
            Command.create({**common, "name": name, "price_unit": amount})
            for name, amount in rows
        ]

    def _bounds_words(self):
        if self.months < 12 and self.run_id.scale_id.is_prorated:
            return self.env._(
                "Smallest and largest amounts, months in the network: %s", self.months
            )
        return self.env._("Smallest and largest amounts of the scale")

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .figures import MISSING

MANAGERS = ["cocagne_reseau.group_network_manager"]


class FeeRun(models.Model):
    """The network fee of a year: count, look, adjust, invoice.

    Invoices are made as drafts, a chunk at a time, and posted by a second button; it can
    be stopped and run again without invoicing anybody twice.
    """

    _name = "cocagne.network.fee.run"
    _description = "Network fee of a year"
    _inherit = [
        "cocagne.progress.mixin",
        "cocagne.money.of.garden",
        "cocagne.next.step",
    ]
    _order = "year desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(string="Head office", readonly=True)
    year = fields.Integer(
        required=True,
        default=lambda self: fields.Date.context_today(self).year,
    )
    scale_id = fields.Many2one(
        "cocagne.network.fee.scale",
        compute="_compute_scale_id",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        check_company=True,
        ondelete="restrict",
    )
    figures_month = fields.Date(
        "Figures of",
        compute="_compute_days",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Members are counted at the end of this month; baskets, turnover and posts "
        "over the twelve months that end with it.",
    )
    invoice_date = fields.Date(
        default=fields.Date.context_today,
        required=True,
    )
    date_due = fields.Date(
        "To pay before", compute="_compute_date_due", store=True, readonly=False
    )
    line_ids = fields.One2many("cocagne.network.fee.line", "run_id", "Fees by garden")
    is_posting = fields.Boolean(
        readonly=True, help="What is being done: posting rather than making drafts."
    )
    garden_count = fields.Integer("Gardens", compute="_compute_totals")
    open_count = fields.Integer("To invoice", compute="_compute_totals")
    missing_count = fields.Integer("Figures missing", compute="_compute_totals")
    counted_count = fields.Integer("Not validated", compute="_compute_totals")
    invoiced_count = fields.Integer("Invoices to post", compute="_compute_totals")
    posted_count = fields.Integer("Gardens invoiced", compute="_compute_totals")
    total = fields.Monetary("All fees", compute="_compute_totals")

    _year_once = models.UniqueIndex(
        "(company_id, year)", "The fee of this year is in the list already: open it."
    )
    _year_possible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Write the year with four digits."
    )

    def _default_garden(self):
        return self.env["res.company"]._network() or self.env.company

    @api.depends("year")
    def _compute_display_name(self):
        for run in self:
            run.display_name = self.env._("Network fee %s", run.year)

    @api.depends("year", "company_id")
    def _compute_scale_id(self):
        scales = self.env["cocagne.network.fee.scale"]
        for run in self:
            run.scale_id = run.year and scales._scale_of(run.company_id, run.year)

    @api.depends("year")
    def _compute_days(self):
        for run in self:
            possible = 2000 <= run.year <= 2100
            run.figures_month = date(run.year - 1, 12, 1) if possible else False

    @api.depends("invoice_date")
    def _compute_date_due(self):
        for run in self:
            day = run.invoice_date
            run.date_due = fields.Date.add(day, days=30) if day else False

    @api.depends("line_ids.state", "line_ids.amount", "line_ids.origin")
    def _compute_totals(self):
        lines = self.env["cocagne.network.fee.line"]
        groups = lines._read_group(
            [("run_id", "in", self.ids)],
            ["run_id", "state", "origin"],
            ["__count", "amount:sum"],
        )
        for run in self:
            mine = [row[1:] for row in groups if row[0] == run._origin]
            waiting = [row for row in mine if row[0] == "open"]
            run.garden_count = sum(row[2] for row in mine)
            run.open_count = sum(row[2] for row in waiting)
            run.missing_count = sum(row[2] for row in waiting if row[1] == MISSING)
            run.counted_count = sum(row[2] for row in waiting if row[1] == "counted")
            run.invoiced_count = sum(row[2] for row in mine if row[0] == "invoiced")
            run.posted_count = sum(row[2] for row in mine if row[0] == "posted")
            run.total = sum(row[3] for row in mine)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_first_day(vals) for vals in vals_list])

    def write(self, vals):
        fixed = {"year", "scale_id", "figures_month", "company_id"} & vals.keys()
        if fixed and self.sudo().line_ids.move_id:
            raise UserError(
                self.env._(
                    "Gardens are invoiced already: delete the draft invoices before "
                    "changing the year, the scale or the month of the figures."
                )
            )
        return super().write(self._with_first_day(vals))

    @api.model
    def _with_first_day(self, vals):
        if not vals.get("figures_month"):
            return vals
        month = fields.Date.to_date(vals["figures_month"]).replace(day=1)
        return {**vals, "figures_month": month}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_invoiced(self):
        if self.sudo().line_ids.move_id:
            raise UserError(
                self.env._("This fee has invoices: keep it, it tells who was invoiced.")
            )

    # -- buttons -------------------------------------------------------------------------

    def action_count(self):
        """Count the fee of each garden, or count it again with today's figures."""
        self.check_access("write")
        lines = self.env["cocagne.network.fee.line"]
        for run in self:
            gardens = self.env["cocagne.network.garden"]._present_in(run.year)
            if not gardens:
                raise UserError(
                    self.env._(
                        "No garden is in the network in %s: add the gardens first, in "
                        "Settings > Gardens.",
                        run.year,
                    )
                )
            if not run.scale_id.part_ids:
                raise UserError(
                    self.env._(
                        "The scale “%s” has no part yet: say what gardens pay for.",
                        run.scale_id.name,
                    )
                )
            lines._count(run, gardens)
        return True

    def action_make_invoices(self):
        """Make the invoices as drafts."""
        self.check_access("write")
        # sudo: see the field; nobody types it
        self.sudo().is_posting = False
        return self.action_run()

    def action_post(self):
        """Post the drafts, and give the gardens their bill."""
        self.check_access("write")
        self.sudo().is_posting = True
        return self.action_run()

    def action_view_lines(self):
        """The gardens, with how each fee is made."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_fee_lines"
        )
        return action | {
            "name": self.display_name,
            "domain": [("run_id", "=", self.id)],
            "context": {"create": False},
        }

    # -- running, see the mixin ------------------------------------------------------------

    def _check_start(self):
        if not self.line_ids:
            raise UserError(
                self.env._("Press “Count the fees” first: there is no garden yet.")
            )
        # sudo: whether the head office keeps accounts here is no secret
        company = self.company_id.sudo()
        if not company.chart_template or not self._sale_journal(company):
            raise UserError(
                self.env._(
                    "%s keeps no accounts here yet: load its chart of accounts in the "
                    "settings of accounting.",
                    company.name,
                )
            )

    def _chunk_length(self):
        return 25

    def _waiting_domain(self):
        state = "invoiced" if self.is_posting else "open"
        return Domain("run_id", "=", self.id) & Domain("state", "=", state)

    def _waiting(self, after=0):
        lines = self.env["cocagne.network.fee.line"].search(
            self._waiting_domain() & Domain("id", ">", after), order="id"
        )
        return list(lines)

    def _name_of(self, line):
        return line.garden_id.name

    def _nothing(self):
        return self.env["cocagne.network.fee.line"]

    def _do(self, lines):
        lines = self._nothing().union(*lines)
        return lines._post_invoices() if self.is_posting else lines._make_invoices()

    def _finish(self):
        """Done once nobody waits: drafts to post wait for their button."""
        self.state = "draft" if self._has_work_left() else "done"

    def _has_work_left(self):
        states = set(self.line_ids.mapped("state"))
        return bool(states & {"open", "invoiced"})

    def _count_progress(self):
        if self.is_posting:
            return self.posted_count, self.invoiced_count
        return self.invoiced_count + self.posted_count, self.open_count

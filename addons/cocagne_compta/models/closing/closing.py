from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

MANAGER = "cocagne_jardin.group_manager"
ACCOUNTANT = "cocagne_jardin.group_accountant"


class Closing(models.Model):
    """A month or a year of a garden, from "what is left to do" to its lock (R93).

    The lock is Odoo's: nothing here keeps a date of its own. A month locks sales,
    purchases and VAT; a year all entries. Only a manager reopens, with a reason, and
    that is Odoo's lock exception, with an end and a trace.
    """

    _name = "cocagne.closing"
    _description = "Month or year to close"
    _inherit = ["mail.thread", "cocagne.next.step", "cocagne.money.of.garden"]
    _order = "date_to desc, kind desc, id desc"
    _check_company_auto = True

    kind = fields.Selection(
        [("month", "Month"), ("year", "Year")], required=True, default="month"
    )
    date_from = fields.Date("From", compute="_compute_period", store=True)
    date_to = fields.Date(
        "Last day",
        required=True,
        default=lambda self: self._last_month_end(),
        help="Any day of the month or year to close.",
    )
    check_ids = fields.One2many("cocagne.closing.check", "closing_id", "Checklist")
    left_count = fields.Integer("Left to do", compute="_compute_left")
    progress = fields.Float(compute="_compute_left", help="In hundredths.")
    checked_on = fields.Datetime("Looked at", readonly=True, copy=False)
    state = fields.Selection(
        [("open", "Open"), ("locked", "Closed"), ("reopened", "Reopened")],
        compute="_compute_state",
        search="_search_state",
        help="Read from the lock dates of the garden.",
    )
    locked_by = fields.Many2one("res.users", "Closed by", readonly=True, copy=False)
    locked_on = fields.Datetime("Closed on", readonly=True, copy=False)
    note = fields.Text("Note for the accountant")

    _period_once = models.UniqueIndex(
        "(company_id, kind, date_to)", "This month or year is in the list already."
    )

    @api.model
    def _last_month_end(self):
        return fields.Date.context_today(self).replace(day=1) - timedelta(days=1)

    @api.depends("kind", "date_to", "company_id")
    def _compute_period(self):
        for closing in self:
            day = closing.date_to
            if not day:
                closing.date_from = False
            elif closing.kind == "year":
                dates = closing.company_id.compute_fiscalyear_dates(day)
                closing.date_from = dates["date_from"]
            else:
                closing.date_from = day.replace(day=1)

    @api.depends("kind", "date_from", "date_to")
    def _compute_display_name(self):
        engine = self.env["cocagne.billing"]
        for closing in self:
            if not closing.date_to:
                closing.display_name = ""
            elif closing.kind == "month":
                name = engine._format_day(closing.date_to, "yMMMM")
                closing.display_name = name[:1].upper() + name[1:]
            else:
                closing.display_name = self.env._(
                    "Year to %s", engine._format_day(closing.date_to, "yMMMMd")
                )

    @api.depends("check_ids.level", "check_ids.done_by")
    def _compute_left(self):
        for closing in self:
            left = closing.check_ids.filtered("is_left")
            whole = len(closing.check_ids)
            closing.left_count = len(left)
            closing.progress = 100.0 * (whole - len(left)) / whole if whole else 0.0

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_last_day(vals) for vals in vals_list])

    def write(self, vals):
        if {"kind", "date_to", "company_id"} & vals.keys() and self.check_ids:
            raise UserError(
                self.env._("This checklist is begun: make another one instead.")
            )
        return super().write(vals)

    @api.model
    def _with_last_day(self, vals):
        day = fields.Date.to_date(vals.get("date_to")) or self._last_month_end()
        company = self.env["res.company"].browse(
            vals.get("company_id") or self.env.company.id
        )
        if vals.get("kind", "month") == "year":
            day = company.compute_fiscalyear_dates(day)["date_to"]
        else:
            day = day + relativedelta(day=31)
        return {**vals, "date_to": day}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_locked(self):
        if self.filtered("locked_on"):
            raise UserError(
                self.env._("This period was closed here: keep it, it tells by whom.")
            )

    @api.model
    def _get_closing(self, company, day, kind="month"):
        """The closing of a period, made at the first need."""
        day = self._with_last_day(
            {"date_to": day, "kind": kind, "company_id": company.id}
        )["date_to"]
        values = {"company_id": company.id, "kind": kind, "date_to": day}
        domain = Domain([(name, "=", value) for name, value in values.items()])
        return self.search(domain, limit=1) or self.create(values)

    @api.model
    def _cron_open_months(self):
        """Each month: the checklist of the month that is over, for every garden."""
        gardens = self.env["res.company"].search([("is_garden", "=", True)])
        for company in gardens.filtered(lambda garden: garden.root_id.chart_template):
            self._get_closing(company, self._last_month_end())

    # -- the checklist -----------------------------------------------------------------

    def action_refresh(self):
        """Look at everything again; ticks stay as long as the number stays."""
        for closing in self:
            found = closing._checks()
            known = {check.code: check for check in closing.check_ids}
            for sequence, (code, values) in enumerate(found.items(), 1):
                check = known.pop(code, None) or self.env[
                    "cocagne.closing.check"
                ].create({"closing_id": closing.id, "code": code})
                check._update(sequence, values)
            for gone in known.values():
                gone.unlink()
            closing.checked_on = fields.Datetime.now()

    def _checks(self):
        """{code: values of ``_check``} of this period, in the order of the list.

        Another room adds a code to ``_check_codes`` and a method ``_check_<code>``.
        """
        self.ensure_one()
        checks = {}
        for code in self._check_codes():
            check = getattr(self, f"_check_{code}")()
            if check:
                checks[code] = check
        return checks

    @api.model
    def _check_codes(self):
        return []

    @api.model
    def _check(self, label, model=None, domain=None, **options):
        """One thing to look at.

        :param label: what is counted; the number comes after it.
        :param action: xmlid of the screen that lists it.
        :param level: danger blocks the lock, warning asks for a tick, info never asks.
        :param count: the number, when it is not that of the domain.
        :param amount: money concerned.
        :param hint: one sentence: what to do.
        """
        count = options.get("count")
        if count is None:
            count = self.env[model].search_count(domain)
        return {
            "label": label,
            "model": model,
            "domain": list(domain or []),
            "action": options.get("action"),
            "level": options.get("level", "warning"),
            "count": count,
            "amount": options.get("amount", 0.0),
            "hint": options.get("hint", ""),
        }

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cocagne_jardin.tools import month_name

from ..hours import payroll
from ..law import dates


class PayrollExport(models.TransientModel):
    """The payroll variables of a month as a file for the payroll software."""

    _name = "cocagne.payroll.export"
    _description = "Payroll variables of a month"
    _inherit = "cocagne.of.garden"

    month = fields.Date(
        required=True,
        default=lambda self: self._default_month(),
        help="Any day of the month.",
    )
    sheet_count = fields.Integer("People", compute="_compute_sheets")
    open_count = fields.Integer("Not closed yet", compute="_compute_sheets")
    csv_file = fields.Binary("File", readonly=True, attachment=False)
    csv_name = fields.Char(readonly=True)

    def _default_month(self):
        today = fields.Date.context_today(self)
        return dates.same_day(today.replace(day=1), -1)

    @api.depends("month", "company_id")
    def _compute_sheets(self):
        for export in self:
            sheets = export._sheets()
            export.sheet_count = len(sheets)
            export.open_count = len(sheets.filtered(lambda one: one.state != "locked"))

    def _sheets(self):
        """Sheets of the month, in the order of names."""
        if not self.month:
            return self.env["cocagne.insertion.sheet"]
        return self.env["cocagne.insertion.sheet"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("month", "=", self.month.replace(day=1)),
            ],
            order="name, id",
        )

    def _rows(self):
        """:raise UserError: nobody has a contract in the month."""
        self.env["cocagne.insertion.sheet"]._prepare(self.month, self.company_id)
        sheets = self._sheets()
        if not sheets:
            raise UserError(
                self.env._(
                    "Nobody has a contract of insertion in %s.",
                    month_name(self.env, self.month),
                )
            )
        return self.env["cocagne.payroll.variables"]._rows(sheets)

    def _columns(self):
        codes = self.env["cocagne.payroll.variables"]._codes(self.company_id)
        return payroll.columns(codes)

    def _file_name(self):
        return self.env._("payroll %s", self.month.strftime("%Y-%m"))

    def action_csv(self):
        """Give the file as CSV."""
        self.ensure_one()
        content = payroll.to_csv(self._columns(), self._rows())
        self.csv_file = base64.b64encode(content)
        self.csv_name = f"{self._file_name()}.csv"
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/csv_file/{self.csv_name}"
            "?download=true",
            "target": "self",
        }

    def action_xlsx(self):
        """Give the file as a spreadsheet, with a page that explains the columns."""
        self.ensure_one()
        self._rows()
        report = self.env.ref("cocagne_insertion.action_report_payroll_xlsx")
        return report.report_action(self)

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.cocagne_jardin.tools import month_name

from ...law import dates

OPEN, CHECKED, LOCKED = "open", "checked", "locked"
#: What people may write by hand; the rest moves by the buttons.
BY_HAND = {"signature", "signed_on", "note"}
FIGURE_GROUPS = "cocagne_insertion.group_payroll,cocagne_jardin.group_insertion_adviser"


class MonthSheet(models.Model):
    """The month of a person: hours, signed by the person, checked, then closed.

    The supervisor checks what was worked; payroll closes the month, and nothing of it can
    change until payroll opens it again with a reason. The figures are those of
    ``cocagne.insertion.hours`` at the last refresh; those of a closed month stay.
    """

    _name = "cocagne.insertion.sheet"
    _description = "Monthly sheet of hours"
    _inherit = ["mail.thread", "cocagne.of.garden"]
    _order = "month desc, name, id"
    _check_company_auto = True

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
        readonly=True,
    )
    name = fields.Char(related="pathway_id.name", store=True)
    month = fields.Date(
        required=True, readonly=True, index=True, help="First day of the month."
    )
    month_label = fields.Char("Month of", compute="_compute_month_label")
    state = fields.Selection(
        [(OPEN, "To check"), (CHECKED, "Checked"), (LOCKED, "Closed")],
        default=OPEN,
        required=True,
        readonly=True,
        index=True,
        tracking=True,
    )
    hours_worked = fields.Float("Worked hours", readonly=True)
    hours_trained = fields.Float("Training hours", readonly=True)
    hours_more = fields.Float(
        "Above the contract",
        readonly=True,
        help="Hours above the contract of the weeks that end in this month.",
    )
    hours_paid = fields.Float("Paid hours", readonly=True, groups=FIGURE_GROUPS)
    hours_absent_paid = fields.Float(
        "Absent, paid", readonly=True, groups=FIGURE_GROUPS
    )
    hours_absent_unpaid = fields.Float(
        "Absent, not paid", readonly=True, groups=FIGURE_GROUPS
    )
    signature = fields.Image(
        copy=False, max_width=1024, max_height=512, help="Drawn by the person."
    )
    signed_on = fields.Date("Signed on", copy=False)
    note = fields.Char("For payroll", help="What payroll should know of this month.")
    checked_by_id = fields.Many2one(
        "res.users", "Checked by", readonly=True, copy=False, check_company=False
    )
    checked_on = fields.Date(readonly=True, copy=False)
    locked_by_id = fields.Many2one(
        "res.users", "Closed by", readonly=True, copy=False, check_company=False
    )
    locked_on = fields.Date("Closed on", readonly=True, copy=False)

    _one_a_month = models.UniqueIndex(
        "(pathway_id, month)", "This person already has a sheet of this month."
    )
    _first_day = models.Constraint(
        "CHECK (EXTRACT(DAY FROM month) = 1)", "A month is named by its first day."
    )

    @api.depends_context("lang")
    @api.depends("month")
    def _compute_month_label(self):
        for sheet in self:
            sheet.month_label = month_name(self.env, sheet.month)

    @api.depends_context("lang")
    @api.depends("name", "month")
    def _compute_display_name(self):
        for sheet in self:
            sheet.display_name = f"{sheet.name} – {sheet.month_label}"

    @property
    def _last_day(self):
        return dates.last_day(self.month, 1)

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(
                self.env._("Prepare the sheets with “Sheets of a month”.")
            )
        return super().create(vals_list)

    def write(self, vals):
        """People sign and note; the rest moves by the buttons, which check."""
        if not self.env.su and vals.keys() - BY_HAND:
            raise AccessError(
                self.env._("A sheet is checked and closed by its buttons.")
            )
        if self.env.su or not vals.keys() & BY_HAND:
            return super().write(vals)
        self._check_still_open()
        if vals.get("signature") and not vals.get("signed_on"):
            vals = {**vals, "signed_on": fields.Date.context_today(self)}
        return super().write(vals)

    # -------------------------------------------------------------------- prepare

    @api.model
    def _prepare(self, month, company=None):
        """The sheets of everybody with a contract in a month; figures are brought up.

        In a number of queries that does not depend on the number of people.

        :param month: any day of the month.
        :return: the sheets of the month.
        """
        company = company or self.env.company
        first = month.replace(day=1)
        last = dates.last_day(first, 1)
        # sudo: sheets are made by the house, hours read as explained in their model
        sheets = self.sudo()
        # sudo: as above
        pathways = (
            self.env["cocagne.pathway"]
            .sudo()
            .search([("company_id", "=", company.id), ("state", "!=", "candidate")])
        )
        under_contract = self.env["cocagne.insertion.hours"]._stretches(
            pathways, first, last
        )
        found = sheets.search([("company_id", "=", company.id), ("month", "=", first)])
        missing = under_contract.keys() - set(found.pathway_id.ids)
        found += sheets.create(
            [
                {"company_id": company.id, "pathway_id": pathway, "month": first}
                for pathway in sorted(missing)
            ]
        )
        found._refresh()
        return found.sudo(self.env.su)

    def _refresh(self):
        """Bring the figures up to date, but those of closed months."""
        for month, sheets in (
            self.filtered(lambda one: one.state != LOCKED).grouped("month").items()
        ):
            last = dates.last_day(month, 1)
            hours = self.env["cocagne.insertion.hours"]
            found = hours._hours_of(sheets.pathway_id, month, last)
            more = hours._complementary_hours(sheets.pathway_id, month, last)
            for sheet in sheets.sudo():  # sudo: figures, by nobody's hand
                own = found[sheet.pathway_id.id]
                sheet.write(
                    {
                        "hours_worked": own.worked,
                        "hours_trained": own.trained,
                        "hours_paid": own.paid,
                        "hours_absent_paid": own.absent_paid,
                        "hours_absent_unpaid": own.absent_unpaid,
                        "hours_more": more[sheet.pathway_id.id],
                    }
                )

    def action_refresh(self):
        """Read attendances and leaves again."""
        self.check_access("read")
        self._refresh()
        return True

    @api.model
    def _action_month(self, month):
        """The sheets of a month on the screen, made when they are not there."""
        self._prepare(month)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_month_sheets"
        )
        action["context"] = {
            **self.env.context,
            "search_default_month": fields.Date.to_string(month.replace(day=1)),
        }
        action["domain"] = [("month", "=", month.replace(day=1))]
        action["display_name"] = self.env._("Sheets of %s", month_name(self.env, month))
        return action

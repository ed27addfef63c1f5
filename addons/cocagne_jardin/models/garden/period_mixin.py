from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class PeriodMixin(models.AbstractModel):
    """A named time of an association: from a first to a last day, never two at once.

    The mother house has it for all its establishments (R2).
    """

    _name = "cocagne.period.mixin"
    _description = "Period of a garden"
    _inherit = "cocagne.of.garden"
    _of_house = True
    _order = "date_start desc, id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(required=True)
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)

    _dates_in_order = models.Constraint(
        "CHECK (date_start < date_end)", "The first day comes before the last one."
    )

    @api.constrains("date_start", "date_end", "company_id")
    def _check_no_overlap(self):
        for period in self:
            other = self.search(period._overlap_domain(), limit=1)
            if other:
                raise ValidationError(
                    self.env._(
                        "%(period)s overlaps %(other)s (%(start)s to %(end)s). Change "
                        "the first or the last day of one of them.",
                        period=period.name,
                        other=other.name,
                        start=format_date(self.env, other.date_start),
                        end=format_date(self.env, other.date_end),
                    )
                )

    def _overlap_domain(self):
        self.ensure_one()
        return [
            ("id", "!=", self.id),
            ("company_id", "=", self.company_id.id),
            ("date_start", "<=", self.date_end),
            ("date_end", ">=", self.date_start),
        ]

    @api.model
    def _at(self, company, day):
        """The period of ``company`` (or of its mother house) that holds ``day``."""
        return self.search(
            [
                ("company_id", "parent_of", company.id),
                ("date_start", "<=", day),
                ("date_end", ">=", day),
            ],
            limit=1,
        )

    def _next(self):
        """The period that follows this one, if the garden has already made it."""
        self.ensure_one()
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("date_start", ">", self.date_end),
            ],
            order="date_start",
            limit=1,
        )

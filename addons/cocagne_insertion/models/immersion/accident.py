from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...law import pmsmp

#: Who declares an accident, and who is told of it.
TOLD = (
    "cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_payroll,"
    "cocagne_insertion.group_director"
)


class Immersion(models.Model):
    """An accident at the host: it tells the garden in 24 h, which declares in 48 h.

    D.5135-5. Only hours are written here, never what happened to the person.
    """

    _inherit = "cocagne.immersion"

    accident_at = fields.Datetime("Accident on", copy=False, groups=TOLD)
    accident_told_at = fields.Datetime("The host told on", copy=False, groups=TOLD)
    accident_declared_at = fields.Datetime("Declared on", copy=False, groups=TOLD)
    host_tells_by = fields.Datetime(
        "The host tells by", compute="_compute_accident", store=True, groups=TOLD
    )
    employer_declares_by = fields.Datetime(
        "To declare by", compute="_compute_accident", store=True, groups=TOLD
    )
    is_accident_late = fields.Boolean(
        "Declaration late", compute="_compute_is_accident_late", groups=TOLD
    )

    @api.depends("accident_at", "accident_told_at")
    def _compute_accident(self):
        """The second deadline runs from the first until the host has told."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        for immersion in self:
            happened = immersion.accident_at
            tells_by = happened and pmsmp.host_tells_by(happened, figures)
            told = immersion.accident_told_at or tells_by
            immersion.host_tells_by = tells_by
            immersion.employer_declares_by = told and pmsmp.employer_declares_by(
                told, figures
            )

    @api.depends("employer_declares_by", "accident_declared_at")
    def _compute_is_accident_late(self):
        now = fields.Datetime.now()
        for immersion in self:
            until = immersion.employer_declares_by
            declared = immersion.accident_declared_at or now
            immersion.is_accident_late = bool(until and declared > until)

    @api.constrains("accident_at", "accident_told_at", "accident_declared_at")
    def _check_accident(self):
        for immersion in self:
            happened = immersion.accident_at
            later = (immersion.accident_told_at, immersion.accident_declared_at)
            if any(later) and not happened:
                raise ValidationError(self.env._("Write when the accident happened."))
            if happened and any(one and one < happened for one in later):
                raise ValidationError(
                    self.env._(
                        "An accident is told and declared after it happened: correct "
                        "the dates."
                    )
                )
            if happened and happened.date() < immersion.date_start:
                raise ValidationError(
                    self.env._("The accident is before the immersion: correct it.")
                )

    def action_accident_declared(self):
        """The accident was declared to the CPAM now.

        :raises UserError: without an accident.
        """
        self.check_access("read")
        if not all(one.accident_at for one in self):
            raise UserError(self.env._("Write when the accident happened first."))
        # sudo: payroll declares accidents and changes nothing else of an immersion; who
        # may not read the accident was refused just above
        self.sudo().accident_declared_at = fields.Datetime.now()
        return True

from odoo import fields, models


class WorkshopKept(models.Model):
    """What is left of the workshops of a household whose name was erased.

    By month and kind, without the workshop: who was in a workshop is in its list, and
    would tell whose file it was (RGPD, art. 17; the figures stay).
    """

    _name = "cocagne.workshop.kept"
    _description = "Workshops of an erased household"
    _order = "month, id"
    _check_company_auto = True

    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="enrolment_id.company_id", store=True, index=True, precompute=True
    )
    month = fields.Date(required=True, readonly=True, help="Its first day.")
    workshop_kind_id = fields.Many2one(
        "cocagne.workshop.kind", "Kind", readonly=True, ondelete="restrict"
    )
    attended = fields.Integer("Workshops", readonly=True)
    missed = fields.Integer(readonly=True)
    people = fields.Integer("People who came", readonly=True)
    hours = fields.Float(readonly=True)

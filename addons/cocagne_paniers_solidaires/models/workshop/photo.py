from odoo import api, fields, models
from odoo.exceptions import ValidationError


class WorkshopPhoto(models.Model):
    """A photo of a workshop, that everybody on it agreed to (Code civil, art. 9)."""

    _name = "cocagne.workshop.photo"
    _description = "Photo of a workshop"
    _order = "workshop_id desc, id"
    _check_company_auto = True

    workshop_id = fields.Many2one(
        "event.event", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="workshop_id.company_id", store=True, index=True, precompute=True
    )
    name = fields.Char("Caption")
    image = fields.Image(required=True, max_width=1600, max_height=1600)
    has_consent = fields.Boolean(
        "Everybody on it agreed",
        help="Nobody is recognised on it, or each of them agreed to be photographed, and "
        "the parents for the children. Whoever changes their mind is listened to: "
        "remove the photo.",
    )
    use = fields.Selection(
        [("inside", "Kept in the garden"), ("public", "May be published")],
        "They agreed that it is",
        default="inside",
        required=True,
    )

    @api.constrains("has_consent", "image")
    def _check_consent(self):
        if not all(self.mapped("has_consent")):
            raise ValidationError(
                self.env._(
                    "Tick that everybody on the photo agreed to it. Without their "
                    "agreement, do not keep it."
                )
            )

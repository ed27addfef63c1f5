from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cocagne_jardin.models.garden.setting import setting

REGIMES = [
    ("general", "General interest (66 %, companies 60 %)"),
    ("hardship", "Help to people in hardship (75 %)"),
]
QUALITIES = [
    ("general", "Organisation of general interest"),
    ("recognised", "Association recognised as of public utility"),
    ("insertion", "Insertion work site (atelier et chantier d'insertion)"),
    ("hardship", "Organisation that helps people in hardship"),
]


class ResCompany(models.Model):
    """What a garden says of itself on tax receipts (CGI, art. 200 and 238 bis)."""

    _inherit = "res.company"

    issues_receipts = fields.Boolean(
        "Makes tax receipts",
        help="Tick it only when the garden is of general interest in the meaning of "
        "articles 200 and 238 bis of the tax code. In doubt, ask the tax office first "
        "(rescrit): a wrong receipt is fined at the rate of the reduction (art. 1740 A).",
    )
    receipt_purpose = fields.Text(
        "Purpose of the association", help="As in its statutes, in a few lines."
    )
    receipt_quality = fields.Selection(QUALITIES, "Quality", default="general")
    receipt_regime = fields.Selection(
        REGIMES,
        "Reduction of its donors",
        default="general",
        help="Shown when a gift is typed, so that the donor knows what it really costs.",
    )
    receipt_rna = fields.Char("RNA number", help="W and nine digits.")
    receipt_signatory = fields.Char(
        "Receipts signed by", help="Name and function, like « Marie Roux, trésorière »."
    )
    receipt_signature = fields.Binary("Picture of the signature", attachment=True)
    gift_basket_price = fields.Monetary(
        "Gift for one basket",
        default=4.0,
        help="What somebody gives for one solidarity basket: 4 € when 20 € pay five.",
    )

    def _check_makes_receipts(self):
        """:raises UserError: what the law wants on a receipt is missing."""
        self.ensure_one()
        if not self.issues_receipts:
            raise UserError(
                self.env._(
                    "%s makes no tax receipts: tick it in the garden's profile, page "
                    "Gifts, when the garden is of general interest.",
                    self.name,
                )
            )
        missing = [label for value, label in self._receipt_needs() if not value]
        if missing:
            raise UserError(
                self.env._(
                    "Before making tax receipts, complete the profile of %(garden)s: "
                    "%(missing)s.",
                    garden=self.name,
                    missing=", ".join(missing),
                )
            )

    def _receipt_needs(self):
        return [
            (self.street and self.zip and self.city, self.env._("the address")),
            (self.receipt_purpose, self.env._("the purpose of the association")),
            (
                self.company_registry or self.receipt_rna,
                self.env._("the SIRET or the RNA number"),
            ),
            (self.receipt_signatory, self.env._("who signs the receipts")),
        ]


class GardenProfile(models.Model):
    """Lets the manager write them."""

    _inherit = "cocagne.garden.profile"

    issues_receipts = setting(fields.Boolean, "issues_receipts")
    receipt_purpose = setting(fields.Text, "receipt_purpose")
    receipt_quality = setting(fields.Selection, "receipt_quality")
    receipt_regime = setting(fields.Selection, "receipt_regime")
    receipt_rna = setting(fields.Char, "receipt_rna")
    receipt_signatory = setting(fields.Char, "receipt_signatory")
    receipt_signature = setting(fields.Binary, "receipt_signature")
    gift_basket_price = setting(fields.Monetary, "gift_basket_price")

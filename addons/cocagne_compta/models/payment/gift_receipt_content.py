from odoo import api, models
from odoo.tools import format_date

from .amount_words import amount_in_words

#: Mode of payment as the official form words it, by kind of way.
MODES = {
    "cheque": "cheque",
    "cash": "cash",
    "sepa": "transfer",
    "transfer": "transfer",
    "card": "transfer",
}


class GiftReceipt(models.Model):
    """What a receipt says: copied once, in French as the law writes it (R63)."""

    _inherit = "cocagne.gift.receipt"

    @api.model
    def _prepare_content(self, house, donor, gifts):
        """The words of the receipt of ``donor`` for ``gifts``, as plain data."""
        french = self.with_context(lang="fr_FR")
        amount = sum(gifts.mapped("amount"))
        return {
            "garden": french._content_garden(house),
            "donor": french._content_donor(donor),
            "amount": f"{amount:.2f}",
            "words": amount_in_words(amount),
            "article": gifts[0]._article(),
            "gifts": [french._content_gift(gift) for gift in gifts],
            "forms": sorted(set(gifts.mapped("form"))),
            "natures": sorted({french._nature(gift) for gift in gifts}),
            "modes": sorted({french._mode(gift) for gift in gifts} - {""}),
        }

    @api.model
    def _content_garden(self, house):
        quality = house.with_context(lang="fr_FR")._fields["receipt_quality"]
        words = dict(quality._description_selection(self.env))
        return {
            "name": house.name,
            "street": " ".join(filter(None, [house.street, house.street2])),
            "city": f"{house.zip or ''} {house.city or ''}".strip(),
            "siret": house.company_registry or "",
            "rna": house.receipt_rna or "",
            "purpose": house.receipt_purpose or "",
            "quality": words.get(house.receipt_quality, ""),
            "signatory": house.receipt_signatory or "",
        }

    @api.model
    def _content_donor(self, donor):
        return {
            "name": donor.name,
            "is_company": donor.is_company,
            "siren": (donor.company_registry or "")[:9] if donor.is_company else "",
            "street": " ".join(filter(None, [donor.street, donor.street2])),
            "city": f"{donor.zip or ''} {donor.city or ''}".strip(),
        }

    @api.model
    def _content_gift(self, gift):
        return {
            "date": format_date(self.env, gift.date, lang_code="fr_FR"),
            "amount": f"{gift.amount:.2f}",
            "label": gift.description or gift._label(),
            "form": gift.form,
            "nature": self._nature(gift),
            "mode": self._mode(gift),
        }

    @api.model
    def _nature(self, gift):
        """The nature of the gift on the form: money, goods, waiver or other."""
        natures = {"in_kind": "goods", "waiver": "waiver"}
        return natures.get(gift.kind, "money")

    @api.model
    def _mode(self, gift):
        """How the money came: cash, cheque, or transfer, debit and card."""
        if self._nature(gift) != "money":
            return ""
        way = gift.way_id
        if gift.invoice_line_id:
            way = gift._invoice_ways()[:1]
        return MODES.get(way.kind, "transfer")


class Gift(models.Model):
    _inherit = "cocagne.gift"

    def _invoice_ways(self):
        """The ways by which the invoice of this gift was paid."""
        # sudo: the payment of an invoice, for the words of the receipt
        move = self.sudo().invoice_line_id.move_id
        return move._get_reconciled_payments().way_id

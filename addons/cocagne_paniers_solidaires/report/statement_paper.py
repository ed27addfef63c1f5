from odoo import models


class SolidarityStatement(models.Model):
    """What the papers of a statement say, beside its figures."""

    _inherit = "cocagne.solidarity.statement"

    def _paper_households(self):
        """Households that leave the garden: small numbers are hidden."""
        return self._masked(self.household_count)

    def _masked(self, count):
        """Few households tell who they are; nobody at all hides nobody."""
        least = self.company_id.solidarity_mask_k
        if 0 < count < least:
            return self.env._("fewer than %s", least)
        return str(count)

    def _paper_title(self):
        if self.state == "cancelled":
            return self.env._("Statement, cancelled")
        if self._grant():
            return self.env._("Justification of a grant")
        if self.settlement == "invoice":
            return self.env._("Statement, annex of an invoice")
        return self.env._("Request of payment")

    def _paper_groups(self):
        """The lines by kind, each with its total, in the order of the paper."""
        kinds = self.line_ids._fields["kind"]._description_selection(self.env)
        groups = []
        for kind, words in kinds:
            lines = self.line_ids.filtered(lambda line, kind=kind: line.kind == kind)
            if lines:
                groups.append((words, lines))
        return groups

    def _has_establishments(self):
        return len(self.line_ids.garden_id) > 1

    def _paper_bank(self):
        """The bank account that the funder pays to; may be empty."""
        company = self.company_id
        # sudo: the number of the garden's own account is meant to be told
        journals = self.env["account.journal"].sudo()
        found = journals.search(
            [
                *journals._check_company_domain(company),
                ("type", "=", "bank"),
                ("bank_account_id", "!=", False),
            ],
            limit=1,
        )
        return found.bank_account_id or company.sudo().root_id.partner_id.bank_ids[:1]

    def _paper_iban(self):
        """The whole number in groups of four, as people type it."""
        number = (self._paper_bank().sanitized_acc_number or "").upper()
        return " ".join(number[at : at + 4] for at in range(0, len(number), 4))

    def _paper_vat(self):
        """What the paper says of VAT."""
        self.ensure_one()
        if self.settlement == "invoice" and not self._grant():
            number = self.move_id.name if self.move_id.state == "posted" else ""
            words = self.env._("The amounts include VAT: see the invoice %s.", number)
            mention = self.company_id._invoice_legal_mention()
            return mention or words.replace(" .", ".")
        return self.env._(
            "Grant: outside the scope of VAT (no service is given back to the funder)."
        )

    def _paper_vat_rows(self):
        """(rate, without VAT, VAT) of the invoice, as it was posted."""
        move = self.move_id
        if not move.is_invoice() or not move.amount_tax:
            return []
        sign = -1 if move.move_type == "out_refund" else 1
        return [
            (
                line.tax_line_id.invoice_label or line.tax_line_id.name,
                abs(line.tax_base_amount) * sign,
                abs(line.balance) * sign,
            )
            for line in move.line_ids.filtered("tax_line_id")
        ]

    def _paper_identity(self):
        """Name, legal form, SIRET and VAT number of the garden."""
        move = self.env["account.move"].new({"company_id": self.company_id.id})
        return move._get_seller_identity()

    def _report_file_name(self):
        return f"{self.reference}"

"""Links to records of another garden, refused for many invoices at once."""

from odoo import models


def links_agree(records, names=None):
    """Whether all that these records name belongs to their garden.

    The question of Odoo's ``_check_company``, by the same domains, asked once per garden
    and field instead of once per record and field. False also means "not sure": Odoo
    then looks at each record, and words the refusal.
    """
    if len(records) < 2:
        return False
    if names is None or "company_id" in names:
        names = records._fields
    fields = [records._fields[name] for name in names]
    checked = [field for field in fields if field.relational and field.check_company]
    if any(field.company_dependent for field in checked):
        return False
    by_company = records.grouped("company_id")
    return all(
        _linked_agree(some.sudo()[field.name], company)  # sudo: as Odoo's check
        for company, some in by_company.items()
        for field in checked
    )


def _linked_agree(linked, company):
    domain = linked and linked._check_company_domain(company)
    if not domain:
        return True
    return linked == linked.with_context(active_test=False).filtered_domain(domain)


class AccountMove(models.Model):
    _inherit = "account.move"

    def _check_company(self, fnames=None):
        if not links_agree(self, fnames):
            super()._check_company(fnames)


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def _check_company(self, fnames=None):
        if not links_agree(self, fnames):
            super()._check_company(fnames)

from odoo import fields, models


class MonthState(models.Model):
    """What is declared each month of a person and a contract: hours, pay, ETP."""

    _name = "cocagne.insertion.month"
    _description = "Monthly state of a person in insertion"
    _order = "month desc, pathway_id, id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    pathway_id = fields.Many2one(
        "cocagne.pathway", required=True, check_company=True, index=True
    )
    version_id = fields.Many2one("hr.version", "Contract", check_company=True)
    annex_id = fields.Many2one(
        "cocagne.annex", "Annexe financière", check_company=True, index=True
    )
    month = fields.Date(required=True, help="First day of the month.", index=True)
    hours_paid = fields.Float(help="Paid leave included: what the aid counts.")
    hours_worked = fields.Float()
    hours_trained = fields.Float()
    hours_support = fields.Float("Hours of accompaniment")
    gross = fields.Monetary("Gross pay")

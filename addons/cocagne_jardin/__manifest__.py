# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl.html).
{
    "name": "Cocagne - Garden",
    "summary": "Basket subscriptions, rounds, deliveries and billing of a market garden",
    "version": "19.0.1.0.0",
    "category": "Cocagne",
    "author": "Réseau Cocagne contributors",
    "license": "AGPL-3",
    "depends": [
        "sale_management",
        "sale_stock",
        "portal",
        "l10n_fr_account",
        "l10n_fr_siret",
        "partner_firstname",
        "account_payment_sepa_direct_debit",
        "queue_job",
        "report_xlsx",
    ],
    "external_dependencies": {"python": ["holidays", "openpyxl"]},
    "data": [
        "security/groups.xml",
        "security/ir.model.access.csv",
        "security/company_rules.xml",
        "data/frequencies.xml",
    ],
    "application": True,
    "installable": True,
}

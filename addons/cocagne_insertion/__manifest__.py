# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl.html).
{
    "name": "Cocagne - Insertion",
    "summary": "Pathways, contracts, hours, aid and exits of people in insertion",
    "version": "19.0.1.0.0",
    "category": "Cocagne",
    "author": "Réseau Cocagne contributors",
    "license": "AGPL-3",
    "depends": ["cocagne_compta", "hr_attendance", "hr_holidays"],
    "external_dependencies": {"python": ["python-stdnum", "requests", "unidecode"]},
    "data": [],
    "installable": True,
}

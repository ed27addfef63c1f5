# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl.html).
{
    "name": "Cocagne - Paniers Solidaires",
    "summary": "Baskets at 30 % for those who need them: funders, households, workshops",
    "version": "19.0.1.0.0",
    "category": "Cocagne",
    "author": "Réseau Cocagne contributors",
    "license": "AGPL-3",
    "depends": ["cocagne_compta", "event"],
    "data": [
        "security/groups.xml",
        "security/agreement_access.xml",
        "security/enrolment_access.xml",
        "security/split_access.xml",
        "security/statement_access.xml",
        "security/privacy_access.xml",
        "data/publics.xml",
        "views/menus.xml",
    ],
    "assets": {
        "web.assets_backend": ["cocagne_paniers_solidaires/static/src/**/*"],
        "web.assets_tests": ["cocagne_paniers_solidaires/static/tests/tours/*.js"],
    },
    "auto_install": False,
    "installable": True,
}

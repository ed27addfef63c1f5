# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl.html).
{
    "name": "Cocagne - Insertion and workshops",
    "summary": "Workshops that people in insertion attend count as training hours",
    "version": "19.0.1.0.0",
    "category": "Cocagne",
    "author": "Réseau Cocagne contributors",
    "license": "AGPL-3",
    "depends": ["cocagne_insertion", "cocagne_paniers_solidaires"],
    "data": [
        "security/register_access.xml",
        "views/register_views.xml",
        "views/pathway_views.xml",
    ],
    "auto_install": True,
    "installable": True,
}

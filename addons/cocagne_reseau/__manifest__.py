# License AGPL-3.0 or later (https://www.gnu.org/licenses/agpl.html).
{
    "name": "Cocagne - Network",
    "summary": "One view of all the gardens for the head office, without one person's name",
    "version": "19.0.1.0.0",
    "category": "Cocagne",
    "author": "Réseau Cocagne contributors",
    "license": "AGPL-3",
    "depends": [
        "cocagne_insertion",
        "cocagne_paniers_solidaires",
        "mis_builder",
    ],
    "data": [
        "security/groups.xml",
        "security/indicator_access.xml",
        "security/garden_access.xml",
        "security/snapshot_access.xml",
        "security/figure_access.xml",
        "data/regions.xml",
        "data/indicators.xml",
        "views/menus.xml",
        "views/indicator/indicator_views.xml",
        "views/indicator/menus.xml",
        "views/garden/garden_views.xml",
        "views/garden/menus.xml",
    ],
    "installable": True,
}

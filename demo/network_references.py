"""References of the network: a mercuriale, basket types, closing weeks, one release."""

from datetime import date

from odoo import fields

BASKETS = (
    ("Le panier découverte", "vegetables", 12.0, "Pour goûter : une à deux personnes."),
    ("Le panier familial", "vegetables", 22.0, "Pour quatre personnes."),
)
PROCESSED = (("Coulis de tomates du réseau", 3.9), ("Soupe de potiron du réseau", 4.5))


def fill_references(env):
    """Write the references and give them to the gardens; a second run changes nothing."""
    releases = env["cocagne.reference.release"]
    if releases.search([], limit=1):
        return
    items = env["cocagne.reference.item"]
    year = date.today().year
    items.create(
        [
            {
                "kind": "basket",
                "name": name,
                "basket_family": family,
                "price": price,
                "description": text,
            }
            for name, family, price, text in BASKETS
        ]
        + [
            {"kind": "processed", "name": name, "price": price}
            for name, price in PROCESSED
        ]
        + [
            {"kind": "closing", "name": "Noël", "monday": date(year, 12, 26)},
        ]
        + [
            {
                "kind": "price",
                "vegetable_id": vegetable.id,
                "price": 1.5 + rank % 7 * 0.4,
                "date_from": date.today().replace(day=1),
            }
            for rank, vegetable in enumerate(env["cocagne.vegetable"].search([]))
        ]
    )
    release = releases.create(
        {
            "name": f"Références {year}",
            "note": "Deux nouvelles formules, et les prix de la mercuriale du mois.",
        }
    )
    release.action_collect()
    release.published_on = fields.Datetime.now()
    release._mark_released()
    release._run_now()

"""A garden that writes what is in its baskets: for the tests of contents."""

from datetime import date

from .common import CocagneCase

#: The Monday of the tests' week.
WEEK = date(2026, 6, 15)
TUESDAY, FRIDAY = date(2026, 6, 16), date(2026, 6, 19)


class ContentCase(CocagneCase):
    """Rounds M1 (Tuesday, Mairie) and V1 (Friday, Gare); Simple at 10, Familial at 20.

    Alice and Bruno take a Simple at the Mairie, Chloé a Simple at the Gare and Éric a
    Familial there. Vegetables: lettuces at 1 each, carrots at 2 a kilogramme.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.use_basket_contents = True
        cls.garden.content_catch_up = 0
        cls.make_logistics()
        cls.make_season(plan=True)
        for member, depot, product in (
            (cls.alice, cls.mairie, cls.simple),
            (cls.bruno, cls.mairie, cls.simple),
            (cls.chloe, cls.gare, cls.simple),
            (cls.eric, cls.gare, cls.familial),
        ):
            cls.make_subscription(member, depot, product, date_start="2026-06-01")
        cls.lettuce = cls.make_produce("Lettuce", "uom_piece", 1.0)
        cls.carrot = cls.make_produce("Carrot", None, 2.0)

    @classmethod
    def make_produce(cls, name, unit=None, price=0.0, **values):
        """A vegetable sold by ``unit`` (kilogramme by default), with its price."""
        uom = cls.env.ref(f"cocagne_jardin.{unit}" if unit else "uom.product_uom_kgm")
        product = cls.env["product.product"].create(
            {
                "name": name,
                "is_produce": True,
                "uom_id": uom.id,
                "company_id": cls.garden.id,
                "taxes_id": False,
                **values,
            }
        )
        if price:
            cls.env["cocagne.produce.price"].create(
                {
                    "product_id": product.id,
                    "price": price,
                    "date_from": "2026-01-01",
                    "company_id": cls.garden.id,
                }
            )
        return product

    @classmethod
    def make_content(cls, week=WEEK, **available):
        """The content of a week, its baskets prepared; ``lettuce=3`` is available."""
        content = cls.env["cocagne.content"].create(
            {"company_id": cls.garden.id, "week": week}
        )
        content.action_prepare()
        cls.env["cocagne.content.available"].create(
            [
                {
                    "content_id": content.id,
                    "product_id": getattr(cls, name).id,
                    "quantity": quantity,
                }
                for name, quantity in available.items()
            ]
        )
        return content

    def composition(self, content, product, rounds=None):
        """The composition of a basket type (on these rounds)."""
        return content.composition_ids.filtered(
            lambda one: (
                one.product_id == product
                and (rounds is None or one.delivery_ids.round_id == rounds)
            )
        )

    def put(self, composition, **quantities):
        """Write quantities into a basket: ``put(one, lettuce=1)``."""
        for name, quantity in quantities.items():
            self.env["cocagne.basket.content.line"].create(
                {
                    "composition_id": composition.id,
                    "product_id": getattr(self, name).id,
                    "quantity": quantity,
                }
            )

    def quantities(self, composition):
        """The vegetables of a basket by name."""
        return {
            line.product_id.name: line.quantity
            for line in composition.line_ids
            if line.quantity
        }

    def delivery(self, day):
        return self.env["cocagne.delivery"].search(
            [("company_id", "=", self.garden.id), ("date", "=", day)]
        )

    def validated(self, week=WEEK, **quantities):
        """A validated content with these vegetables in all the baskets."""
        content = self.make_content(week)
        for composition in content.composition_ids:
            self.put(composition, **quantities)
        content.action_validate()
        return content

"""The cast of the tests: two gardens, their people, their baskets.

A test tells its story with these names and with round prices. What it needs beyond
them, it makes with the ``make_*`` helpers.
"""

from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user

from ..tools import QUIET

#: The day of the tests: a Monday.
TODAY = date(2026, 6, 15)

#: Prices, VAT included.
SIMPLE, FAMILIAL, EGGS, FEE = 10.0, 20.0, 3.0, 30.0

ROLES = (
    "preparer",
    "sales_desk",
    "accountant",
    "manager",
    "insertion_adviser",
    "head_office",
)


def make_gardens(env):
    """The two gardens of the cast; those that are in the database already are kept.

    The first has the French chart of accounts. Loading it takes seconds: run this once
    on the database of the tests, and commit, so that no class has to.
    """
    gardens = _garden(env, "Jardin du Lac", "TEST-LAC")
    gardens += _garden(env, "Jardin de la Côte", "TEST-COTE")
    if not gardens[0].chart_template:
        env["account.chart.template"].try_loading("fr", gardens[0])
    return gardens[0], gardens[1]


def _garden(env, name, code):
    euro = env.ref("base.EUR")
    euro.active = True
    companies = env["res.company"]
    # a demonstration may have gardens of the same names, and names are unique
    values = {
        "name": f"{name} (tests)",
        "garden_code": code,
        "is_garden": True,
        "legal_form": "association",
        "country_id": env.ref("base.fr").id,
        "currency_id": euro.id,
    }
    found = companies.search([("garden_code", "=", code)], limit=1)
    return found or companies.create(values)


class CocagneCase(TransactionCase):
    """The gardens Jardin du Lac (``garden``), Jardin de la Côte (``other_garden``)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.garden, cls.other_garden = make_gardens(cls.env)
        cls.env = cls.env(
            context=dict(cls.env.context, allowed_company_ids=cls.garden.ids, **QUIET)
        )
        cls.garden = cls.garden.with_env(cls.env)
        cls._make_users()
        cls._make_products()
        cls._make_members()

    @classmethod
    def _make_users(cls):
        """One user per role: ``cls.user_preparer``, ``cls.user_manager``..."""
        for role in ROLES:
            user = cls.make_user(role, f"cocagne_jardin.group_{role}")
            setattr(cls, f"user_{role}", user)

    @classmethod
    def make_user(cls, login, groups, company=None):
        """A user of one garden (the first by default)."""
        company = company or cls.garden
        return new_test_user(
            cls.env,
            login=f"test_{login}",
            groups=groups,
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )

    @classmethod
    def _make_products(cls):
        cls.vat = cls.env["account.tax"].create(
            {
                "name": "5.5 % included",
                "amount": 5.5,
                "type_tax_use": "sale",
                "price_include_override": "tax_included",
                "company_id": cls.garden.id,
                "country_id": cls.garden.country_id.id,
            }
        )
        cls.simple = cls.make_basket("Simple", SIMPLE, "vegetables")
        cls.familial = cls.make_basket("Familial", FAMILIAL, "vegetables")
        cls.eggs = cls.make_basket("Œufs", EGGS, "eggs")

    @classmethod
    def make_basket(cls, name, price, family):
        """A basket product of the first garden; ``price`` includes the 5.5 % VAT."""
        return cls.env["product.product"].create(
            {
                "name": name,
                "is_basket": True,
                "basket_family": family,
                "list_price": price,
                "taxes_id": [Command.set(cls.vat.ids)],
                "company_id": cls.garden.id,
            }
        )

    @classmethod
    def _make_members(cls):
        """Alice has paid, Bruno has not, Chloé supports the garden and pays nothing.

        Éric is a client without membership.
        """
        cls.period = cls.env["cocagne.membership.period"].create(
            {
                "name": "Year 2026",
                "company_id": cls.garden.id,
                "date_start": "2026-01-01",
                "date_end": "2026-12-31",
            }
        )
        cls.normal, cls.support, cls.free = cls.env["cocagne.membership.type"].create(
            [
                {"name": "Normal", "amount": FEE, "company_id": cls.garden.id},
                {
                    "name": "Soutien",
                    "amount": FEE,
                    "is_support": True,
                    "company_id": cls.garden.id,
                },
                {"name": "Staff", "is_exempt": True, "company_id": cls.garden.id},
            ]
        )
        cls.alice = cls.make_member("Alice", "Martin")
        cls.bruno = cls.make_member("Bruno", "Petit")
        cls.chloe = cls.make_member("Chloé", "Roux")
        cls.eric = cls.make_member("Éric", "d'Avout")
        cls.alice_paid = cls.make_membership(cls.alice, paid_on="2026-01-10")
        cls.bruno_unpaid = cls.make_membership(cls.bruno)
        cls.chloe_exempt = cls.make_membership(
            cls.chloe, type_id=cls.support.id, is_exempt=True
        )

    @classmethod
    def make_member(cls, firstname, lastname, **values):
        """A client of the first garden, without membership."""
        return cls.env["res.partner"].create(
            {
                "firstname": firstname,
                "lastname": lastname,
                "cocagne_client": True,
                "company_id": cls.garden.id,
                **values,
            }
        )

    @classmethod
    def make_membership(cls, partner, **values):
        """A normal membership from 1 January 2026, unpaid unless told otherwise."""
        return cls.env["cocagne.membership"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "type_id": cls.normal.id,
                "date_from": "2026-01-01",
                **values,
            }
        )

    # -- rounds, depots, seasons and subscriptions -------------------------------------

    @classmethod
    def make_depot(cls, name, **values):
        """A depot of the first garden, like Mairie or Gare."""
        return cls.env["cocagne.depot"].create(
            {"name": name, "company_id": cls.garden.id, **values}
        )

    @classmethod
    def make_round(cls, code, weekday, depots=None, **values):
        """A round that stops at ``depots``; ``weekday`` is 1 (Monday) to 7."""
        return cls.env["cocagne.round"].create(
            {
                "code": code,
                "weekday": str(weekday),
                "company_id": cls.garden.id,
                "stop_ids": [
                    Command.create({"depot_id": depot.id, "sequence": place})
                    for place, depot in enumerate(depots or [], 1)
                ],
                **values,
            }
        )

    @classmethod
    def make_season(cls, year=2026, closed_weeks=(), plan=False):
        """The season of a civil year, planned at once when asked."""
        season = cls.env["cocagne.season"].create(
            {
                "name": f"Season {year}",
                "company_id": cls.garden.id,
                "date_start": date(year, 1, 1),
                "date_end": date(year, 12, 31),
            }
        )
        if closed_weeks:
            season.close_weeks(closed_weeks)
        if plan:
            season.action_plan()
        return season

    @classmethod
    def make_logistics(cls):
        """Depots Mairie and Gare, rounds M1 (Tuesday) and V1 (Friday)."""
        cls.mairie = cls.make_depot("Mairie")
        cls.gare = cls.make_depot("Gare")
        cls.m1 = cls.make_round("M1", 2, cls.mairie)
        cls.v1 = cls.make_round("V1", 5, cls.gare)

    @classmethod
    def make_subscription(
        cls, partner, depot, product=None, frequency="weekly", confirm=True, **values
    ):
        """A subscription to one basket (Simple by default), confirmed unless told.

        :param frequency: what follows ``frequency_`` in the name of the record.
        """
        line = {
            "product_id": (product or cls.simple).id,
            "frequency_id": cls.env.ref(f"cocagne_jardin.frequency_{frequency}").id,
            "quantity_per_delivery": values.pop("quantity", 1),
            "delivery_count": values.pop("count", 0),
        }
        order = cls.env["sale.order"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "is_subscription": True,
                "depot_id": depot.id,
                "date_start": TODAY,
                "order_line": [Command.create(line)],
                **values,
            }
        )
        if confirm:
            order.action_confirm()
        return order

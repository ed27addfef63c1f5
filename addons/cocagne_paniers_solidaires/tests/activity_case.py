"""A spring of the programme: nine households, two towns, two funders, two weeks."""

from datetime import date, datetime

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tests.billing_case import MARCH

from .solidarity_case import SolidarityCase

MARCH_31 = date(2026, 3, 31)
#: First name, town as it was typed, situation, (under 3, 3-17, 18-24, 25-64, 65 and +).
PEOPLE = [
    ("Farid", "Lyon", "family", (1, 2, 0, 2, 0)),
    ("Gisèle", "LYON", "isolated", (0, 0, 0, 0, 1)),
    ("Hugo", " lyon ", "student", (0, 0, 1, 0, 0)),
    ("Inès", "Lyon", "family", (0, 3, 0, 1, 0)),
    ("Jean", "Lyon", "isolated", (0, 0, 0, 1, 0)),
    ("Karim", "Lyon", "family", (2, 1, 0, 2, 0)),
    ("Lise", "Bron", "student", (0, 0, 1, 0, 0)),
    ("Maud", "Bron", "isolated", (0, 0, 0, 1, 0)),
]
BANDS = ("age_under_3", "age_3_17", "age_18_24", "age_25_64", "age_65")


class ActivityCase(SolidarityCase):
    """Dina (Bron, alone) and eight others collect a simple basket (10 €) at Mairie.

    On 3 March all nine collected it; on 10 March Lise did not. Seven are helped by the
    CCAS (7 €), Lise and Maud by the CAF (5 €, the fund pays the rest).
    A basket of 3 March holds 2 kg of carrots and a bunch of 500 g that is not organic;
    what was in that of 10 March is not known.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.solidarity_mask_k = 5
        cls.caf_agreement = cls.make_agreement("CAF 2026", cls.caf, 5.0, kind="caf")
        cls.dina.city = "Bron"
        cls.files = cls.enrolment
        cls.orders = cls.order
        for name, town, public, ages in PEOPLE:
            cls._enrol(name, town, public, ages)
        cls._fill_baskets()
        cls.orders_of = {order.partner_id: order for order in cls.orders}
        cls.env.flush_all()

    @classmethod
    def _enrol(cls, name, town, public, ages):
        partner = cls.make_household(name, "Test", city=town)
        order = cls.subscribe(partner)
        funder = cls.caf_agreement if name in ("Lise", "Maud") else cls.ccas_agreement
        cls.files |= cls.make_enrolment(
            partner,
            funder,
            order,
            public_id=getattr(cls, public).id,
            **dict(zip(BANDS, ages, strict=True)),
        )
        cls.orders |= order

    @classmethod
    def _fill_baskets(cls):
        """The content of the week of 2 March: the basket of 3 March."""
        cls.carrot = cls.make_produce("Carrot", "uom.product_uom_kgm")
        cls.bunch = cls.make_produce(
            "Bunch", "cocagne_jardin.uom_piece", weight=0.5, is_not_organic=True
        )
        content = cls.env["cocagne.content"].create(
            {"company_id": cls.garden.id, "week": "2026-03-02"}
        )
        content.action_prepare()
        cls.env["cocagne.basket.content.line"].create(
            [
                {"composition_id": one.id, "product_id": product.id, "quantity": number}
                for one in content.composition_ids
                for product, number in ((cls.carrot, 2.0), (cls.bunch, 1.0))
            ]
        )
        content.action_validate()
        cls.content = content

    @classmethod
    def make_produce(cls, name, unit, **values):
        return cls.env["product.product"].create(
            {
                "name": name,
                "is_produce": True,
                "produce_family": "vegetables",
                "uom_id": cls.env.ref(unit).id,
                "company_id": cls.garden.id,
                "taxes_id": False,
                **values,
            }
        )

    @classmethod
    def deliver_march(cls):
        """3 March for everybody; 10 March for everybody but Lise."""
        for order in cls.orders:
            cls.deliver(order, 3)
            lise = order.partner_id.name.startswith("Lise")
            cls.deliver(order, 10, state="not_collected" if lise else "delivered")

    @classmethod
    def make_workshop(cls, partners, day=12, **values):
        """A workshop of two hours in March, with everybody there."""
        workshop = cls.env["event.event"].create(
            {
                "name": "Preserves",
                "is_workshop": True,
                "company_id": cls.garden.id,
                "workshop_kind_id": cls.env.ref(
                    "cocagne_paniers_solidaires.workshop_kind_preserves"
                ).id,
                "date_begin": datetime(2026, 3, day, 9),
                "date_end": datetime(2026, 3, day, 11),
                **values,
            }
        )
        registrations = cls.env["event.registration"].create(
            [
                {"event_id": workshop.id, "partner_id": partner.id, "state": "open"}
                for partner in partners
            ]
        )
        registrations.action_present()
        return workshop

    @classmethod
    def make_report(cls, user=None, **values):
        """The report of March 2026."""
        reports = cls.env["cocagne.solidarity.activity"].with_user(
            user or cls.user_solidarity
        )
        reports = reports.with_context(**{**cls.env.context, "lang": "en_US"})
        return reports.create(
            {
                "period": "month",
                "date_from": MARCH,
                "company_id": cls.garden.id,
                **values,
            }
        )

    def totals(self, report=None):
        return (report or self.make_report())._shown(exact=True)["totals"]

    def rows(self, axis, report=None, exact=True):
        """{label: figures} of a table."""
        shown = (report or self.make_report())._shown(exact=exact)
        return {row["label"]: row["values"] for row in shown["axes"][axis]["rows"]}

    @classmethod
    def make_other_garden_file(cls):
        """A household of the other garden, which no report here counts."""
        partner = cls.env["res.partner"].create(
            {"name": "Nina", "company_id": cls.other_garden.id, "cocagne_client": True}
        )
        return cls.env["cocagne.solidarity.enrolment"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.other_garden.id,
                "public_id": cls.isolated.id,
                "date_start": MARCH,
                "state": "active",
                "age_3_17": 9,
            }
        )

    @classmethod
    def set_agreements(cls, file, *agreements):
        ids = [agreement.id for agreement in agreements]
        file.agreement_ids = [Command.set(ids)]

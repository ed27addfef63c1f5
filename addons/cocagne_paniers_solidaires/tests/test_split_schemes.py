"""Eight schemes that gardens live by, set up as agreements, give their amounts.

Sources: the programme's public pages and the press, 2010 to 2025 (gardens.md, section 6).
"""

from odoo.fields import Command

from .solidarity_case import SolidarityCase


class TestSchemes(SolidarityCase):
    def household(self, agreements, price, product=None, **values):
        """A new household of these agreements with one basket at ``price``."""
        product = product or self.make_basket(f"Basket {price}", price, "vegetables")
        partner = self.make_household("Ana", f"Of {price} {agreements[0].name}")
        order = self.subscribe(partner, product)
        self.make_enrolment(partner, agreements, order, **values)
        return order

    def paid(self, order, day=3):
        """Euros by name of who pays, of the basket of a day of March."""
        amounts = self.amounts(self.deliver(order, day))
        return {getattr(payer, "name", payer): sum_ for payer, sum_ in amounts.items()}

    def test_national_a_third_each_under_an_exception(self):
        """12 €: at most 4 € for the household, the rest by town and network."""
        town = self.make_agreement(
            "Town", self.ccas, rules=[self.make_rule(4)], sequence=1
        )
        network = self.make_agreement(
            "Network",
            self.make_funder("Réseau"),
            rules=[{"kind": "rest"}],
            kind="network",
            own_ceiling=33.34,
            ceiling_reason="National programme: one third",
            sequence=2,
        )
        order = self.household(town | network, 12)
        self.assertEqual(
            self.paid(order), {"participant": 4.0, "Town": 4.0, "Network": 4.0}
        )

    def test_national_within_thirty_percent(self):
        """12 €: 30 % is 3.60 €; without an exception nobody pays more."""
        state = self.make_agreement(
            "State", self.make_funder("DGCS"), rules=[{"kind": "rest"}], kind="state"
        )
        order = self.household(state, 12)
        self.assertEqual(self.paid(order), {"participant": 3.6, "State": 8.4})

    def test_gers_the_network_and_the_msa_pay_four_euros_each(self):
        network = self.make_agreement(
            "Network", self.make_funder("Réseau"), 4, kind="network"
        )
        msa = self.make_agreement("MSA", self.msa, 4, kind="msa", sequence=20)
        order = self.household(network | msa, 10)
        self.assertEqual(
            self.paid(order), {"participant": 2.0, "Network": 4.0, "MSA": 4.0}
        )

    def test_macon_the_caf_or_the_msa_pays_ninety_percent_of_twenty_families_each(self):
        values = {"public_ids": [Command.set(self.family.ids)], "quota_households": 20}
        caf, msa = (
            self.make_agreement(
                scheme.upper(),
                partner,
                rules=[{"kind": "participation", "amount": 1.6}],
                kind=scheme,
                scheme=scheme,
                **values,
            )
            for scheme, partner in (("caf", self.caf), ("msa", self.msa))
        )
        basket = self.make_basket("Mâcon", 16, "vegetables")
        for scheme in ("caf", "msa"):
            order = self.household(
                caf | msa, 16, basket, scheme=scheme, public_id=self.family.id
            )
            self.assertEqual(
                self.paid(order), {"participant": 1.6, scheme.upper(): 14.4}
            )
        self.assertEqual((caf.used_households, msa.used_households), (1, 1))

    def test_macon_the_twenty_first_family_is_for_the_fund(self):
        caf = self.make_agreement(
            "CAF",
            self.caf,
            rules=[{"kind": "participation", "amount": 1.6}],
            kind="caf",
            quota_households=2,
        )
        basket = self.make_basket("Mâcon", 16, "vegetables")
        orders = [self.household(caf, 16, basket) for _family in range(3)]
        paid = [self.paid(order) for order in orders]
        self.assertEqual(paid[:2], [{"participant": 1.6, "CAF": 14.4}] * 2)
        self.assertEqual(paid[2], {"participant": 1.6, "fund": 14.4})

    def test_anges_gardins_the_departement_and_the_network_complete_two_euros(self):
        department = self.make_agreement(
            "Département",
            self.make_funder("Département"),
            3.5,
            kind="department",
            quota_households=50,
        )
        network = self.make_agreement(
            "Network",
            self.make_funder("Réseau"),
            rules=[{"kind": "participation", "amount": 2}],
            kind="network",
            sequence=20,
        )
        order = self.household(department | network, 9)
        self.assertEqual(
            self.paid(order), {"participant": 2.0, "Département": 3.5, "Network": 3.5}
        )

    def test_icare_two_baskets_paid_by_gifts_and_grants(self):
        """11 €: 3 € and 6 €: 1.50 €; a grant pays 2 € a basket, gifts the rest."""
        big = self.make_basket("Big", 11, "vegetables")
        small = self.make_basket("Small", 6, "vegetables")
        grant = self.make_agreement(
            "Grant", self.make_funder("Foundation"), 2, kind="foundation", sequence=1
        )
        gifts = self.make_agreement(
            "Gifts",
            kind="fund",
            sequence=2,
            rules=[
                {
                    "kind": "participation",
                    "amount": own,
                    "product_ids": [Command.set(product.ids)],
                }
                for product, own in ((big, 3), (small, 1.5))
            ],
        )
        for product, own, left in ((big, 3.0, 6.0), (small, 1.5, 2.5)):
            order = self.household(grant | gifts, product.list_price, product)
            self.assertEqual(
                self.paid(order), {"participant": own, "Grant": 2.0, "fund": left}
            )
        self.assertEqual(gifts.used_amount, 8.5)

    def test_optim_ism_many_towns_the_msa_and_the_university(self):
        """About 30 % for all: each household has its town, the MSA or the university."""
        towns = [
            self.make_agreement(
                f"Town {number}", self.make_funder(f"CCAS {number}"), 8, sequence=1
            )
            for number in range(7)
        ]
        msa = self.make_agreement("MSA", self.msa, rules=[{"kind": "rest"}], kind="msa")
        university = self.make_agreement(
            "University",
            self.make_funder("University"),
            rules=[{"kind": "rest"}],
            kind="university",
            public_ids=[Command.set(self.student.ids)],
        )
        basket = self.make_basket("Optim'ism", 15, "vegetables")
        for town in towns:
            order = self.household(town | msa, 15, basket)
            self.assertEqual(
                self.paid(order), {"participant": 4.5, town.name: 8.0, "MSA": 2.5}
            )
        order = self.household(university, 15, basket, public_id=self.student.id)
        self.assertEqual(self.paid(order), {"participant": 4.5, "University": 10.5})

    def test_thaon_gifts_and_grants_leave_two_euros_and_a_half(self):
        gifts = self.make_agreement(
            "Gifts", kind="fund", rules=[{"kind": "participation", "amount": 2.5}]
        )
        order = self.household(gifts, 13.8)
        self.assertEqual(self.paid(order), {"participant": 2.5, "fund": 11.3})

    def test_students_of_lorient_pay_more_than_the_ceiling_for_a_reason(self):
        values = {
            "rules": [{"kind": "participation", "amount": 4.5}],
            "kind": "university",
            "public_ids": [Command.set(self.student.ids)],
        }
        partner = self.make_funder("University")
        university = self.make_agreement(
            "University",
            partner,
            own_ceiling=64.29,
            ceiling_reason="Students: the university pays 2.50 €",
            **values,
        )
        order = self.household(university, 7, public_id=self.student.id)
        self.assertEqual(self.paid(order), {"participant": 4.5, "University": 2.5})
        # without the exception they pay 30 %, rounded down, and the fund the gap
        usual = self.make_agreement("Usual", partner, **values)
        order = self.household(usual, 7, public_id=self.student.id)
        self.assertEqual(
            self.paid(order), {"participant": 2.1, "Usual": 2.5, "fund": 2.4}
        )

    def test_the_simulator_says_what_the_delivery_does(self):
        network = self.make_agreement("Network", self.make_funder("Réseau"), 4)
        msa = self.make_agreement("MSA", self.msa, 4, sequence=20)
        found = self.env["cocagne.solidarity.split"]._simulate(
            self.garden,
            10.0,
            self.simple,
            self.isolated,
            False,
            0,
            0,
            msa | network,
            self.order.date_start,
        )
        self.assertEqual(
            [(row["payer"], row["agreement"].name, row["amount"]) for row in found],
            [
                ("participant", False, 2.0),
                ("funder", "Network", 4.0),
                ("funder", "MSA", 4.0),
            ],
        )

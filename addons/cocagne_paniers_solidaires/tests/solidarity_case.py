"""Funders, an agreement and a household for the tests of the solidarity programme."""

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tests.billing_case import MARCH, BillingCase

#: What the household of the cast pays, and its CCAS, for one simple basket of 10 €.
HOUSEHOLD, CCAS = 3.0, 7.0


class SolidarityCase(BillingCase):
    """Dina collects a simple basket (10 €) at Mairie each Tuesday from 1 March 2026.

    She pays 3 €, the CCAS of the town (``ccas_agreement``) 7 €. ``user_solidarity``
    welcomes her household (``enrolment``). CAF and MSA are funders without agreement.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._make_funders()
        cls.ccas_agreement = cls.make_agreement("CCAS 2026", cls.ccas, CCAS)
        cls.dina = cls.make_household("Dina", "Morel")
        cls.order = cls.subscribe(cls.dina)
        cls.enrolment = cls.make_enrolment(cls.dina, cls.ccas_agreement, cls.order)

    @classmethod
    def _make_users(cls):
        super()._make_users()
        group = "cocagne_paniers_solidaires.group_solidarity"
        cls.user_solidarity = cls.make_user("solidarity", group)

    @classmethod
    def _make_funders(cls):
        cls.ccas, cls.caf, cls.msa = (
            cls.make_funder(name) for name in ("CCAS du Lac", "CAF", "MSA")
        )
        cls.social_worker = cls.make_member("Sonia", "Blanc", cocagne_client=False)
        cls.structure = cls.env["cocagne.solidarity.structure"].create(
            {
                "partner_id": cls.ccas.id,
                "contact_ids": [Command.set(cls.social_worker.ids)],
                "date_from": "2026-01-01",
                "company_id": cls.garden.id,
            }
        )
        publics = ("isolated", "student", "family", "insertion")
        cls.isolated, cls.student, cls.family, cls.insertion = (
            cls.env.ref(f"cocagne_paniers_solidaires.public_{code}") for code in publics
        )

    @classmethod
    def make_funder(cls, name):
        """A company that pays for baskets."""
        return cls.env["res.partner"].create(
            {"name": name, "is_company": True, "company_id": cls.garden.id}
        )

    @classmethod
    def make_rule(cls, amount=0.0, **values):
        """Values of a rule: so many euros per basket, unless told otherwise."""
        return {"kind": "amount", "amount": amount, **values}

    @classmethod
    def make_agreement(cls, name, partner=None, amount=None, rules=(), **values):
        """An agreement for 2026, running unless told otherwise (``run=False``).

        :param amount: what it pays for a basket, in euros.
        :param rules: values of its rules, instead of ``amount``.
        """
        run = values.pop("run", True)
        if amount is not None:
            rules = [cls.make_rule(amount), *rules]
        agreement = cls.env["cocagne.solidarity.agreement"].create(
            {
                "name": name,
                "partner_id": partner.id if partner else False,
                "kind": "ccas" if partner else "fund",
                "company_id": cls.garden.id,
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "rule_ids": [Command.create(rule) for rule in rules],
                **values,
            }
        )
        if run:
            agreement.action_run()
        return agreement

    @classmethod
    def make_household(cls, firstname, lastname, **values):
        """A member who could be anybody: nothing tells that it is in the programme."""
        values.setdefault("lang", "en_US")
        return cls.make_member(firstname, lastname, **values)

    @classmethod
    def make_enrolment(cls, partner, agreements, orders, **values):
        """A household that receives baskets since 1 March 2026.

        :param orders: its subscriptions, or some of their lines.
        """
        lines = orders.order_line if orders._name == "sale.order" else orders
        return cls.env["cocagne.solidarity.enrolment"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "state": "active",
                "structure_id": cls.structure.id,
                "prescriber_id": cls.social_worker.id,
                "referral_date": "2026-02-01",
                "public_id": cls.isolated.id,
                "agreement_ids": [Command.set(agreements.ids)],
                "order_line_ids": [Command.set(lines.ids)],
                "date_start": MARCH,
                **values,
            }
        )

    @classmethod
    def make_share(cls, basket, payer="participant", amount=0.0, **values):
        """One share, written without the engine: for tests that need just that."""
        return cls.env["cocagne.solidarity.share"].create(
            {
                "basket_id": basket.id,
                "enrolment_id": cls.enrolment.id,
                "company_id": basket.company_id.id,
                "date": basket.date,
                "payer": payer,
                "product_id": basket.product_id.id,
                "quantity": basket.quantity,
                "amount": amount,
                **values,
            }
        )

    @classmethod
    def shares(cls, baskets):
        """The shares of baskets, in order."""
        return cls.env["cocagne.solidarity.share"].search(
            [("basket_id", "in", baskets.ids)]
        )

    @classmethod
    def amounts(cls, baskets):
        """What is paid of baskets: euros by agreement, "participant" or "fund"."""
        sums = {}
        for share in cls.shares(baskets):
            payer = share.agreement_id if share.payer == "funder" else share.payer
            sums[payer] = round(sums.get(payer, 0.0) + share.amount, 2)
        return {payer: amount for payer, amount in sums.items() if amount}

from contextlib import contextmanager

from odoo.exceptions import UserError

from .solidarity_case import SolidarityCase


class EnrolmentCase(SolidarityCase):
    """Farida and Gaël ask for help; Dina of the cast is helped already.

    The CCAS pays 7 € of the simple basket of 10 €; its agreement has no limit, unless
    ``limit(n)`` gives it one.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.farida = cls.make_household("Farida", "Benali")
        cls.gael = cls.make_household("Gaël", "Le Goff")
        cls.desk_env = cls.env(user=cls.user_solidarity)

    @classmethod
    def limit(cls, households, **values):
        """The CCAS pays for that many households at the same time."""
        cls.ccas_agreement.write(
            {"quota_households": households, "households_at_once": True, **values}
        )

    @classmethod
    def make_demand(cls, partner, **values):
        """A demand of today, sent by the CCAS, with its consent signed."""
        consent = values.pop("consent", True)
        demand = cls.env["cocagne.solidarity.enrolment"].create(
            {
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "structure_id": cls.structure.id,
                "referral_date": "2026-06-10",
                "public_id": cls.family.id,
                "agreement_ids": [(6, 0, cls.ccas_agreement.ids)],
                "date_start": "2026-06-15",
                **values,
            }
        )
        if consent:
            demand.action_consent()
        return demand

    @classmethod
    def reason(cls, code="moved"):
        return cls.env.ref(f"cocagne_paniers_solidaires.exit_reason_{code}")

    @contextmanager
    def refused(self, words):
        """What happens inside is refused, in these words, and leaves nothing behind."""
        with self.assertRaises(UserError) as refusal:
            yield
        self.assertIn(words, str(refusal.exception))

    def step(self, enrolment):
        """The next step that the form shows now."""
        enrolment.invalidate_recordset(["next_step"])
        return enrolment.next_step["code"]

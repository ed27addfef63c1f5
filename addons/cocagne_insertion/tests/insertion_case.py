"""A garden that is an insertion site, with its team, for the tests of insertion."""

from datetime import date

from odoo.addons.cocagne_jardin.tests.common import CocagneCase

#: First and last day of the contract and of the annex of the cast.
START, END = date(2026, 1, 1), date(2026, 12, 31)
#: Hours a week and gross euros an hour: 26 x 52 / 12 = 112.67 paid hours a month.
WEEK, RATE = 26.0, 12.5
#: Posts and euros of a post of the annex.
POSTS, AMOUNT = 10.0, 24000.0

ADVISER = "cocagne_jardin.group_insertion_adviser"
ADDON = "cocagne_insertion"


class InsertionCase(CocagneCase):
    """Farid (``farid``) works since 1 January 2026 under a CDDI of 26 hours for a year.

    His PASS (``farid_pass``) began on the same day, his pathway (``pathway``) is active,
    his contract (``contract``) is on the annex ``annex`` of 2026. The users are
    ``user_insertion_adviser``, ``user_supervisor``, ``user_payroll``, ``user_director``.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.annex = cls.make_annex("ACI025260001A0M0")
        cls.farid = cls.make_person("Farid", "Testeur")
        cls.farid_pass = cls.make_pass(cls.farid, START)
        cls.pathway = cls.make_pathway(cls.farid, cls.farid_pass, START)
        cls.contract = cls.make_contract(cls.pathway, START, END)

    @classmethod
    def _make_users(cls):
        super()._make_users()
        for role in ("supervisor", "payroll", "director"):
            user = cls.make_user(role, f"{ADDON}.group_{role}")
            setattr(cls, f"user_{role}", user)

    @classmethod
    def make_annex(cls, number, **values):
        """An annexe financière of 2026: ten posts at 24 000 €."""
        return cls.env["cocagne.annex"].create(
            {
                "number": number,
                "company_id": cls.garden.id,
                "date_start": START,
                "date_end": END,
                "posts": POSTS,
                "unit_amount": AMOUNT,
                **values,
            }
        )

    @classmethod
    def make_person(cls, firstname, lastname, **values):
        """An employee of the garden, a man born on 12 April 1985 unless told otherwise."""
        return cls.env["hr.employee"].create(
            {
                "name": f"{firstname} {lastname}",
                "company_id": cls.garden.id,
                "birthday": "1985-04-12",
                "sex": "male",
                **values,
            }
        )

    @classmethod
    def make_pass(cls, person, start, number="", **values):
        """A PASS of 730 days, with a number of the platform of its own."""
        rank = cls.env["cocagne.pass"].search_count([]) + 1
        return cls.env["cocagne.pass"].create(
            {
                "employee_id": person.id,
                "company_id": person.company_id.id,
                "number": number or f"99999{start:%y}{rank:05}",
                "date_start": start,
                **values,
            }
        )

    @classmethod
    def make_pathway(cls, person, pass_iae, start, **values):
        """An active pathway with its adviser and supervisor."""
        return cls.env["cocagne.pathway"].create(
            {
                "employee_id": person.id,
                "company_id": person.company_id.id,
                "pass_id": pass_iae.id,
                "state": "active",
                "date_start": start,
                "adviser_id": cls.user_insertion_adviser.id,
                "supervisor_id": cls.user_supervisor.id,
                **values,
            }
        )

    @classmethod
    def make_contract(cls, pathway, start, end, **values):
        """A CDDI of 26 hours at 12.50 €: the person's first version, or one more."""
        person = pathway.employee_id
        values = {
            "contract_date_start": start,
            "contract_date_end": end,
            "pathway_id": pathway.id,
            "insertion_kind": "cddi",
            "annex_id": cls.annex.id,
            "weekly_hours": WEEK,
            "hourly_rate": RATE,
            **values,
        }
        first = person.version_id
        if first.contract_date_start:
            return person.create_version({"date_version": start, **values})
        first.write({"date_version": start, **values})
        return first

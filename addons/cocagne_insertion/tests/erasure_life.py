"""A person with something in every room of insertion."""

from datetime import date

from freezegun import freeze_time

from .contract_case import ContractCase
from .flux_case import FluxCase
from .immersion_case import ExitCase
from .support_case import SupportCase
from .time_case import TimeCase

#: Written in every free text; found nowhere once the person is erased.
MARK = "Motmarqueur"
FIRST, LAST = "Zorgluba", "Quxtestine"
PHONE, MAIL = "06 98 76 54 32", "zorgluba.q@example.org"
STREET = "Xyloquartz"
NIR = "185042599999995"
NAMES = (FIRST, LAST)
IBAN = "FR7630006000011234567890189"


class ErasureLife(FluxCase, TimeCase, SupportCase, ContractCase, ExitCase):
    """``person`` is Farid under unusual names, who left on 31 December 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first_file = cls.env["ir.attachment"].search([], order="id desc", limit=1)
        cls.person = cls.farid
        cls.person.write(
            {
                "name": f"{FIRST} {LAST}",
                "legal_name": f"{FIRST} {LAST}",
                "ssnid": NIR,
                "private_phone": PHONE,
                "private_email": MAIL,
                "private_street": f"rue {STREET}",
                "lane_name": STREET,
                "birth_commune": "25056",
                "education": "50",
                "bank_account_ids": [
                    (
                        0,
                        0,
                        {
                            "acc_number": IBAN,
                            "acc_holder_name": f"{FIRST} {LAST}",
                            "partner_id": cls.person.work_contact_id.id,
                        },
                    )
                ],
            }
        )

    # -- a life in every room ------------------------------------------------------------

    def _live(self):
        self._live_pathway()
        self._live_support()
        self._live_contract()
        self._live_time()
        with freeze_time("2026-06-15"):
            self._live_exchange()
        self._live_exit()

    def _live_pathway(self):
        self.pathway.write(
            {"rsa": "OUI-M", "rsa_since": "03", "rqth": True, "qpv": True}
        )
        self.env["cocagne.diagnosis"].create(
            {
                "pathway_id": self.pathway.id,
                "criterion_ids": [(0, 0, {"code": "DETENTION_MJ"})],
            }
        )
        self.env["cocagne.pass.suspension"].sudo().create(
            {
                "pass_id": self.farid_pass.id,
                "date_start": "2026-09-01",
                "date_end": "2026-10-01",
                "reason": "CONTRACT_SUSPENDED",
            }
        )
        prescriber = self.env["cocagne.prescriber"].create(
            {"name": "Mission locale", "company_id": self.garden.id, "orienter": "01"}
        )
        with freeze_time("2027-11-01"):
            self.env["cocagne.pass.prolongation"].create(
                {
                    "pass_id": self.farid_pass.id,
                    "date_end": "2028-06-30",
                    "reason": "PARTICULAR_DIFFICULTIES",
                    "prescriber_id": prescriber.id,
                    "report": "cmFwcG9ydA==",
                }
            )

    def _live_support(self):
        obstacle = self.make("cocagne.obstacle", kind="sante", handling="outside")
        objective = self.make(
            "cocagne.objective",
            name=MARK,
            obstacle_id=obstacle.id,
            action_ids=[(0, 0, {"name": MARK})],
        )
        self.assertTrue(objective.action_ids)
        self.make(
            "cocagne.training",
            name=MARK,
            date_start="2026-03-02",
            date_end="2026-03-06",
            hours=14,
            state="done",
        )
        self.make(
            "cocagne.job.search", date="2026-05-04", kind="meeting", result="offer"
        )
        self.make("cocagne.pathway.document", kind="licence", name=MARK)
        self.make("cocagne.support.report", contract_end="2026-12-31")
        self.assess("2026-06-01", 1, 2, 3, None)
        self.interview.with_user(self.user_insertion_adviser).read(
            ["confidential_report"]
        )
        self.make_done(self.make_immersion("2026-04-06", "2026-04-10", skills=MARK))

    def _live_contract(self):
        self.env["cocagne.contract.standstill"].create(
            {
                "version_id": self.contract.id,
                "date_start": "2026-11-02",
                "date_end": "2026-11-13",
                "purpose": "trial_cdi",
            }
        )
        self.env["cocagne.contract.decision"].create(
            {
                "pathway_id": self.pathway.id,
                "reason": "rqth",
                "state": "asked",
                "rqth_seen": True,
                "date_start": "2028-01-01",
                "date_end": "2028-12-31",
            }
        )
        self.env["cocagne.hours.derogation"].create(
            {
                "pathway_id": self.pathway.id,
                "date_start": "2026-03-01",
                "date_end": "2026-12-31",
                "asked_on": "2026-02-01",
                "hired_on": "2026-03-01",
                "convention_end": "2027-12-31",
            }
        )

    def _live_time(self):
        self.make_attendance(self.person, date(2026, 6, 3), 5)
        self.make_leave(self.person, "sick", date(2026, 6, 4), private_name=MARK)
        self.env["cocagne.insertion.sheet"].sudo()._prepare(
            date(2026, 6, 1), self.garden
        )
        activity = self.env["cocagne.work.activity"].create(
            {"name": "Serres froides", "company_id": self.garden.id}
        )
        self.env["cocagne.work.plan"].create(
            {
                "pathway_id": self.pathway.id,
                "company_id": self.garden.id,
                "day": "2026-06-08",
                "half": "am",
                "activity_id": activity.id,
            }
        )
        self.make_month(self.pathway, self.contract, date(2026, 1, 1), 112.67)
        self.make_month(self.pathway, self.contract, date(2026, 6, 1), 100)

    def _live_exchange(self):
        self.taken("ContratMission")
        self.taken("EtatMensuelIndiv")
        fiche = self.make_fiche()
        fiche.action_ready()
        self.batch = self.make_files()
        self.sent = self.batch.content
        download = self.env["cocagne.fiche.import"].create(
            {"account_id": self.account.id, "company_id": self.garden.id}
        )
        self.env["cocagne.fiche.arrival"].create(
            {
                "import_id": download.id,
                "company_id": self.garden.id,
                "rank": 1,
                "situation": "changed",
                "employee_id": self.person.id,
                "fiche_id": fiche.id,
            }
        )
        self.env["cocagne.fiche.notification"].create(
            {"fiche_id": fiche.id, "company_id": self.garden.id}
        )
        operation = self.env["cocagne.fse.operation"].create(
            {
                "name": "FSE+ 2026",
                "company_id": self.garden.id,
                "date_start": "2026-01-01",
                "date_end": "2026-12-31",
            }
        )
        operation.action_add_people()

    def _live_exit(self):
        self.leave(self.pathway, "3", date(2026, 12, 31))
        proof = self.env["cocagne.insertion.exit.proof"]
        proof.create({"exit_id": self.pathway.exit_ids.id, "file": "cHJldXZl"})
        follow_up = self.pathway.exit_ids.follow_up_ids[:1]
        follow_up.write({"situation": "durable", "asked_on": "2027-01-10"})

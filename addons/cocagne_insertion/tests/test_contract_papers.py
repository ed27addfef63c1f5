"""The mandatory mentions of the papers that are signed or handed over."""

import re

from odoo.tests import tagged

from .contract_case import ContractCase, day


@tagged("post_install", "-at_install")
class TestContractPapers(ContractCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden.write(
            {
                "contract_signatory": "Anne Exemple, directrice",
                "contract_pension_fund": "Retraite Exemple, Lyon",
                "contract_welfare_fund": "Prévoyance Exemple, Lyon",
                "contract_agreement": "ACI (IDCC 3016)",
            }
        )
        cls.post = cls.env["hr.job"].create(
            {"name": "Ouvrier maraîcher", "company_id": cls.garden.id}
        )
        cls.contract.write(
            {
                "job_id": cls.post.id,
                "week_schedule": "du lundi au jeudi",
                "trial_date_end": "2026-01-31",
            }
        )

    def text(self, name, record):
        """The words of a paper, without its tags."""
        report = self.env["ir.actions.report"].with_user(self.user_insertion_adviser)
        html = report._render_qweb_html(
            f"cocagne_insertion.action_report_{name}", record.ids
        )[0].decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).replace("\xa0", " ")

    def mentions(self, text, *words):
        for word in words:
            with self.subTest(word):
                self.assertIn(word, text)

    def test_l1242_12_the_contract_has_every_mention(self):
        text = self.text("contract", self.contract)
        self.mentions(
            text,
            "L. 1242-3",
            "L. 5132-15-1",
            "Farid Testeur",
            "12/04/1985",
            "1 janvier 2026",
            "31 décembre 2026",
            "31 janvier 2026",
            "Ouvrier maraîcher",
            "26 h",
            "112 h 40",
            "12,50 €",
            "ACI (IDCC 3016)",
            "Retraite Exemple",
            "Prévoyance Exemple",
            "Anne Exemple",
            "ACI025260001A0M0",
            "aucune indemnité de fin de contrat",
        )
        self.assertIn(f"{self.farid_pass.number[:5]} {self.farid_pass.number[5:7]}", text)

    def test_l3123_6_a_part_time_contract_tells_the_days(self):
        text = self.text("contract", self.contract)
        self.mentions(text, "du lundi au jeudi", "sept jours", "Des heures complé")
        self.contract.weekly_hours = 35
        self.assertNotIn("Des heures complé", self.text("contract", self.contract))

    def test_the_contract_tells_nothing_of_the_sentence(self):
        self.contract.sentence_adjustment = True
        text = self.text("contract", self.contract).lower()
        for word in ("peine", "prison", "sentence", "justice"):
            self.assertNotIn(word, text)

    def test_the_first_contract_is_printed_as_it_was_signed(self):
        stage = self.contract._amend(
            {"date_version": day("2027-01-01"), "weekly_hours": 30}, day("2027-06-30")
        )
        text = self.text("contract", stage)
        self.mentions(text, "31 décembre 2026", "26 h")
        self.assertNotIn("30 juin 2027", text)
        text = self.text("amendment", stage)
        self.mentions(text, "30/06/2027", "31/12/2026", "30 h", "26 h", "1 janvier 2027")

    def test_l1234_19_the_certificate_has_the_days_and_the_posts(self):
        self.chain(self.pathway, ("2027-01-01", "2027-06-30"), job_id=self.post.id)
        last = self.pathway._insertion_contracts()[-1:]
        text = self.text("certificate", last)
        self.mentions(
            text,
            "L. 1234-19",
            "1 janvier 2026",
            "30 juin 2027",
            "Ouvrier maraîcher",
            "L. 911-8",
            "libre de tout engagement",
        )
        for word in ("insertion", "PASS", "CDDI", "€"):
            self.assertNotIn(word, text.split("Certificat de travail", 1)[1])

    def test_l5132_15_1_the_suspension_says_when_and_what_for(self):
        pause = self.env["cocagne.contract.standstill"].create(
            {
                "version_id": self.contract.id,
                "date_start": "2026-07-01",
                "date_end": "2026-07-31",
                "purpose": "trial_cdd",
                "job_start": "2026-07-01",
                "job_end": "2026-12-31",
            }
        )
        text = self.text("standstill", pause)
        self.mentions(
            text, "L. 5132-15-1", "1 juillet 2026", "31 juillet 2026", "six mois", "préavis"
        )

from odoo.tests import HttpCase, tagged

from ..exchange.platform.stand_in import Record
from .exchange_case import ExchangeCase, person_line, records
from .law_case import day


@tagged("post_install", "-at_install")
class TestExchangeTour(ExchangeCase, HttpCase):
    def test_the_adviser_takes_a_person_and_reads_why_a_line_was_refused(self):
        bad = person_line(7, personnePhysique__salarieNIR="185042599999900")
        one = self.fetched(given=[Record(bad, day("2026-03-01")), *records(1)])
        self.start_tour(
            "/odoo/insertion-desk", "cocagne_fiche_desk", login=self.adviser.login
        )
        taken = self.arrival_of(one, "new")
        taken.invalidate_recordset()
        self.assertEqual(taken.state, "accepted")
        self.assertTrue(taken.fiche_id.pathway_id)

"""A garden that has its access to a stand-in of Les emplois."""

import base64
import json
from contextlib import contextmanager

from odoo import fields

from ..exchange.platform.stand_in import Record, StandIn
from .fiche_case import changed
from .insertion_case import InsertionCase
from .law_case import day

SIRET = "12345678901234"


def nir_of(rank):
    """A NIR with its key: 185 04 25 9xx xx."""
    number = f"18504259{rank:05}"
    return f"{number}{97 - int(number) % 97:02}"


def person_line(rank, **more):
    """The line of an invented person."""
    letters = "ABCDEFGHIJ"
    own = {
        "numeroAnnexe": "ACI025260001A0M0",
        "personnePhysique__passIae": f"99999{rank:07}",
        "personnePhysique__idItou": f"{rank:030x}",
        "personnePhysique__nomUsage": f"TESTEUR {letters[rank // 10 % 10]}{letters[rank % 10]}",
        "personnePhysique__salarieNIR": nir_of(rank),
        "adresse__adrMail": f"alpha{rank}@example.org",
    }
    return changed(**(own | more))


def records(count):
    """Fiches of that many people, all of one day: the order is that of the list."""
    return [
        Record(person_line(rank), day("2026-03-01")) for rank in range(1, count + 1)
    ]


class ExchangeCase(InsertionCase):
    """The adviser works with the API; ``account`` is the access of the garden."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.adviser = cls.user_insertion_adviser
        cls.account = cls.env["cocagne.platform.account"].create(
            {"company_id": cls.garden.id, "siret": SIRET}
        )

    def setUp(self):
        super().setUp()
        # jobs are run by the test itself
        self.patch(
            type(self.env["cocagne.progress.mixin"]),
            "_has_job_runner",
            lambda _self: False,
        )

    @contextmanager
    def served(self, given=None, count=3, log_in=True, **more):
        """A stand-in over HTTP, to which the garden is signed in."""
        with StandIn(given or records(count), **more) as server:
            self.account.url = server.url
            if log_in:
                account = self.account.with_user(self.adviser)
                account._log_in(server.username, server.password)
            yield server

    def fetch(self, **values):
        """A download, run to its end or its fault."""
        found = self.env["cocagne.fiche.import"].with_user(self.adviser)
        one = found.create(
            {"account_id": self.account.id, "company_id": self.garden.id, **values}
        )
        one._run_now()
        return one

    def fetched(self, count=3, given=None, **more):
        """What came of a download without fault."""
        with self.served(given, count, **more):
            one = self.fetch()
        self.assertEqual((one.state, one.fault), ("done", False))
        return one

    def arrival_of(self, one, situation):
        return one.arrival_ids.filtered(lambda line: line.situation == situation)

    def make_fiche(self, **values):
        """The fiche of Farid, complete, made by the adviser."""
        fiches = self.env["cocagne.fiche"].with_user(self.adviser)
        fiche = fiches.create(
            fiches._prepare_from(self.pathway)
            | {
                "siret": SIRET,
                "title": "M",
                "nir": nir_of(900),
                "birth_commune": "25056",
                "lane_type": "RUE",
                "lane_name": "DES ESSAIS",
                "commune": "25056",
                "postcode": "25000",
                "education": "50",
                "unemployed_since": "04",
                **values,
            }
        )
        return fiche

    def make_files(self):
        batches = self.env["cocagne.fiche.batch"].with_user(self.adviser)
        return batches._make(self.garden)

    def answer(self, batch, *codes, **more):
        """The file of the ASP's answer, with a code for each line."""
        body = json.loads(base64.b64decode(batch.content))
        for line, code in zip(body["lignesTelechargement"], codes, strict=True):
            line["codeTraitement"] = code
        body |= more
        return json.dumps(body).encode()

    def answer_name(self, batch):
        return batch.name.removesuffix(".json") + "_FichierRetour.json"

    @staticmethod
    def day(text):
        return fields.Date.to_date(text)

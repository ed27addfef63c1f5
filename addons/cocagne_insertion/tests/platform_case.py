"""A stand-in of the API, a client logged in to it, and a clock that never waits."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import requests

from ..exchange.platform.client import Client, Failure
from ..exchange.platform.stand_in import Record, StandIn
from .fiche_case import changed
from .law_case import day

FIRST_DAY = day("2026-01-01")


class Clock:
    """Time that only passes when somebody waits."""

    def __init__(self):
        self.now, self.waits = 0.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.waits.append(seconds)
        self.now += seconds


def records(count):
    """Fiches of that many people, one a day."""
    return [
        Record(
            changed(
                numeroAnnexe="ACI025260001A0M0",
                personnePhysique__passIae=f"99999{rank:07}",
                adresse__adrMail="alpha@example.org",
            ),
            FIRST_DAY + timedelta(days=rank % 60),
        )
        for rank in range(count)
    ]


@contextmanager
def served(count=45, logged_in=True, **more):
    """A stand-in, a client that is logged in, and their clock."""
    clock = Clock()
    given_records = more.pop("records", None) or records(count)
    with (
        StandIn(given_records, clock=clock, **more) as server,
        requests.Session() as session,
    ):
        session.trust_env = False
        client = Client(session, server.url, clock=clock, sleep=clock.sleep)
        if logged_in:
            client.log_in(server.username, server.password)
        yield server, client, clock


def failure(function, *args):
    """The failure of a call."""
    with pytest.raises(Failure) as caught:
        function(*args)
    return caught.value


def passes(lines):
    """Numbers of the PASS of lines."""
    return sorted(line["personnePhysique"]["passIae"] for line in lines)

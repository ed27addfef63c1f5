"""A distant garden with its key and signature, and bundles of its months."""

import json
from datetime import date, datetime
from decimal import Decimal

from odoo.addons.cocagne_reseau.bundle import keys, writer
from odoo.addons.cocagne_reseau.indicators.definition import Value

from .network_case import NetworkCase

#: A key for tests: 32 bytes, the same at each run.
PRIVATE = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="
MADE_AT = datetime(2026, 6, 2, 8, 0)
IDENTIFIER = "11111111-1111-4111-8111-111111111111"


def make_bundle(figures, garden="TEST-LOIN", private=PRIVATE, **options):
    """The bytes of a signed bundle of May 2026.

    :param figures: rows of ``figures``.
    """
    content = writer.content(
        options.pop("identifier", IDENTIFIER),
        garden,
        options.pop("month", date(2026, 5, 1)),
        figures,
        **{"made_at": MADE_AT, **options},
    )
    return writer.signed(content, private)


def plain(code, value, version=1):
    return writer.figure(code, version, Value(Decimal(value)))


class BundleCase(NetworkCase):
    """``far`` has its public key here; ``bearer`` is the user of its key."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.far.public_key = keys.public_key_of(PRIVATE)
        cls.bearer_key = cls.far._make_key()
        cls.bearer = cls.far.bearer_user_id
        cls.inbox = cls.env["cocagne.bundle"]

    def bundle(self, depots=7, **options):
        return make_bundle([plain("land.depots", depots)], **options)

    def changed(self, **members):
        """A good bundle with other members, signed again."""
        content = json.loads(self.bundle())
        del content["signature"]
        content |= members
        return writer.signed(content, PRIVATE)

    def push(self, raw):
        """What the method of the door answers to the bearer of the key."""
        text = raw.decode() if isinstance(raw, bytes) else raw
        return self.inbox.with_user(self.bearer).receive(text)

    def months(self):
        return self.env["cocagne.snapshot"].search([("garden_id", "=", self.far.id)])

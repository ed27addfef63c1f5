"""A garden that sends its months to the head office."""

from datetime import date
from unittest.mock import patch

import requests

from odoo.tests import freeze_time

from .bundle_case import PRIVATE, BundleCase

MAY = date(2026, 5, 1)


class SendingCase(BundleCase):
    """``garden`` plays the distant garden that the head office knows as ``far``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(freeze_time("2026-06-15"))
        cls.account = cls.env["cocagne.bundle.account"].create(
            {
                "company_id": cls.garden.id,
                "garden_code": "TEST-LOIN",
                "url": "http://127.0.0.1:1",
            }
        )
        cls.account.sudo().write(
            {
                "private_key": PRIVATE,
                "public_key": cls.far.public_key,
                "bearer_key": cls.bearer_key,
            }
        )
        cls.may = cls.validated(MAY)

    @classmethod
    def validated(cls, month):
        months = cls.env["cocagne.snapshot"]
        months._ensure(cls.lake, month)
        snapshot = months.search(
            [("garden_id", "=", cls.lake.id), ("month", "=", month)]
        )
        values = cls.env["cocagne.indicator.source"]._compute_values(cls.lake, month)
        snapshot._write_values(snapshot._rows(values))
        snapshot.state = "computed"
        snapshot._validate()
        return snapshot

    def prepared(self):
        return self.account._prepare_sendings()

    def answering(self, status, **answer):
        sendings = type(self.env["cocagne.bundle.sending"])
        return patch.object(sendings, "_post", lambda _self, _text: (status, answer))

    def with_runner(self, runs):
        mixin = type(self.env["cocagne.progress.mixin"])
        return patch.object(mixin, "_has_job_runner", lambda _self: runs)

    def failing(self):
        return patch.object(
            requests.Session, "post", side_effect=requests.ConnectionError()
        )

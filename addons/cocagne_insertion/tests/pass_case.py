"""Farid's PASS, and what the adviser declares on it over RPC."""

from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import ValidationError

from .insertion_case import InsertionCase

DAY = timedelta(days=1)
#: 1 January 2026 + 730 days - 1.
LAST = date(2027, 12, 31)


def day(text):
    return fields.Date.to_date(text)


class PassCase(InsertionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.prescriber = cls.env["cocagne.prescriber"].create(
            {"name": "Mission locale", "orienter": "01", "company_id": cls.garden.id}
        )

    def as_adviser(self, record):
        return record.with_user(self.user_insertion_adviser)

    def refused(self, code_or_article, call, *args, **values):
        with (
            self.assertRaisesRegex(ValidationError, code_or_article),
            self.env.cr.savepoint(),
        ):
            call(*args, **values)

    def suspend(self, start, end, reason="CONTRACT_SUSPENDED"):
        """Over RPC: a row of the model, by the adviser."""
        return self.as_adviser(self.env["cocagne.pass.suspension"]).create(
            {
                "pass_id": self.farid_pass.id,
                "date_start": start,
                "date_end": end,
                "reason": reason,
            }
        )

    def prolong(self, end, reason="PARTICULAR_DIFFICULTIES", **values):
        if reason not in ("COMPLETE_TRAINING", "SENIOR_CDI"):
            values = {
                "prescriber_id": self.prescriber.id,
                "report": "cmFwcG9ydA==",
                **values,
            }
        return self.as_adviser(self.env["cocagne.pass.prolongation"]).create(
            {
                "pass_id": self.farid_pass.id,
                "date_end": end,
                "reason": reason,
                **values,
            }
        )

"""The head office keeps accounts: its chart, a scale, a year of the fee."""

from datetime import date
from unittest.mock import patch

from odoo.fields import Command

from .network_case import NetworkCase

DECEMBER = date(2025, 12, 1)


class MoneyCase(NetworkCase):
    """The network has the French chart, as Jardin du Lac; Jardin de la Côte has none.

    The scale: 100 € fixed, 5 € a member household up to a hundred, 3 € above; at least
    150 €. The garden Far is joined by a contact of its own.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # chunks are done at once here, without jobs
        work = type(cls.env["cocagne.progress.mixin"])
        cls.startClassPatcher(
            patch.object(work, "_has_job_runner", lambda _self: False)
        )
        if not cls.network.chart_template:
            cls.env["account.chart.template"].try_loading("fr", cls.network)
        cls.network.partner_id.is_company = True
        cls.far.partner_id = cls.env["res.partner"].create(
            {"name": "Jardin lointain (tests)", "is_company": True}
        )
        cls.scale = cls.make_scale()
        cls.members = cls.env["cocagne.indicator"].search(
            [("code", "=", "network.fee_members")]
        )

    @classmethod
    def make_scale(cls, **values):
        return cls.env["cocagne.network.fee.scale"].create(
            {
                "name": "Assemblée 2025",
                "company_id": cls.network.id,
                "date_from": "2026-01-01",
                "minimum": 150.0,
                "part_ids": [
                    Command.create(
                        {
                            "sequence": 1,
                            "name": "Part fixe",
                            "base": "fixed",
                            "fixed_amount": 100.0,
                        }
                    ),
                    Command.create(
                        {
                            "sequence": 2,
                            "name": "Adhérents",
                            "base": "members",
                            "bracket_ids": [
                                Command.create({"above": 0, "rate": 5.0}),
                                Command.create({"above": 100, "rate": 3.0}),
                            ],
                        }
                    ),
                ],
                **values,
            }
        )

    @classmethod
    def make_run(cls, **values):
        """The fee of 2026, as the manager of the network makes it."""
        runs = cls.env["cocagne.network.fee.run"].with_user(cls.user_network_manager)
        return runs.create({"year": 2026, "company_id": cls.network.id, **values})

    @classmethod
    def validate(cls, garden, value, month=DECEMBER, indicator=None):
        """The garden validated this figure of its month."""
        indicator = indicator or cls.members
        snapshots = cls.env["cocagne.snapshot"]
        snapshot = snapshots.search(
            [("garden_id", "=", garden.id), ("month", "=", month)], limit=1
        ) or snapshots.create({"garden_id": garden.id, "month": month})
        cls.env["cocagne.snapshot.value"].create(
            {
                "snapshot_id": snapshot.id,
                "indicator_id": indicator.id,
                "value": value,
                "definition_version": indicator.version,
            }
        )
        snapshot.state = "validated"
        return snapshot

    def line_of(self, run, garden):
        return run.line_ids.filtered(lambda line: line.garden_id == garden)

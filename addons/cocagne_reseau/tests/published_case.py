"""Months of the gardens of the cast, made by hand and given to the network."""

from datetime import date

from odoo.addons.cocagne_reseau.indicators.definition import (
    LAST,
    MEAN,
    RATIO,
    SUM,
    Indicator,
)

from .network_case import NetworkCase

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
PEOPLE, WOMEN, MEN = "insertion.t_people", "insertion.t_women", "insertion.t_men"
EUROS, SHARE, HECTARES = "sales.t_euros", "insertion.t_share", "land.t_hectares"
MEMBERS = "members.t_members"


def indicator(code, unit, aggregation, **links):
    return Indicator(code, code, unit, aggregation, "test", "Test.", None, **links)


INDICATORS = [
    indicator(PEOPLE, "people", SUM),
    indicator(WOMEN, "people", SUM, part_of=PEOPLE, breakdown="sex"),
    indicator(MEN, "people", SUM, part_of=PEOPLE, breakdown="sex"),
    indicator(SHARE, "percent", RATIO, hidden_with=PEOPLE),
    indicator(EUROS, "euros", SUM),
    indicator(HECTARES, "hectares", LAST),
    indicator(MEMBERS, "households", MEAN),
]


class PublishedCase(NetworkCase):
    """Six gardens: ``lake``, ``coast`` and ``hill`` in Grand Est, ``far``, ``isle`` and
    ``moor`` in Bretagne; the catalogue has the indicators above beside the real ones.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        east, west = cls.lake.region_id, cls.far.region_id
        cls.east, cls.west = east, west
        cls.hill = cls.make_garden("COLLINE", None, east)
        cls.isle = cls.make_garden("ILE", None, west)
        cls.moor = cls.make_garden("LANDE", None, west)
        cls.everyone = cls.lake + cls.coast + cls.hill + cls.far + cls.isle + cls.moor
        source = type(cls.env["cocagne.indicator.source"])
        known = source._indicators
        cls.classPatch(source, "_indicators", lambda self: [*known(self), *INDICATORS])
        cls.env["cocagne.indicator"]._synchronize()
        cls.rows = {row.code: row for row in cls.env["cocagne.indicator"].search([])}
        cls.figures = cls.env["cocagne.network.figure"]
        cls.totals = cls.env["cocagne.network.total"]

    @classmethod
    def make_month(cls, garden, month=MAY, women=20, men=10, **more):
        """A validated month of a garden, not published yet."""
        values = {
            WOMEN: women,
            MEN: men,
            PEOPLE: women + men,
            SHARE: (women, women + men),
            EUROS: more.get("euros", 1000),
            HECTARES: more.get("hectares", 3),
            MEMBERS: more.get("members", 100),
        }
        snapshots = cls.env["cocagne.snapshot"]
        snapshot = snapshots.search(
            [("garden_id", "=", garden.id), ("month", "=", month)]
        )
        snapshot.value_ids.unlink()
        snapshot = snapshot or snapshots.create(
            {"garden_id": garden.id, "month": month}
        )
        snapshot.write({"state": "validated", "validated_at": "2026-06-03 08:00:00"})
        cls.env["cocagne.snapshot.value"].create(
            [cls._prepare_value(snapshot, code, one) for code, one in values.items()]
        )
        return snapshot

    @classmethod
    def _prepare_value(cls, snapshot, code, number):
        values = {
            "snapshot_id": snapshot.id,
            "indicator_id": cls.rows[code].id,
            "definition_version": 1,
        }
        if isinstance(number, tuple):
            above, below = number
            return {
                **values,
                "value": 100 * above / below if below else 0,
                "has_value": bool(below),
                "numerator": above,
                "denominator": below,
            }
        return {**values, "value": number}

    @classmethod
    def publish(cls, **numbers_of):
        """Publish May of gardens: ``lake={"women": 3}``; gives the months."""
        months = cls.env["cocagne.snapshot"]
        for name, numbers in numbers_of.items():
            months += cls.make_month(getattr(cls, name), **numbers)
        cls.figures._publish(months)
        return months

    def figure(self, garden, code, month=MAY):
        return self.figures.search(
            [
                ("garden_id", "=", garden.id),
                ("indicator_id.code", "=", code),
                ("month", "=", month),
            ]
        )

    def total(self, code, region=None, month=MAY):
        return self.totals.search(
            [
                ("level", "=", "region" if region else "network"),
                ("region_id", "=", region.id if region else False),
                ("indicator_id.code", "=", code),
                ("month", "=", month),
            ]
        )

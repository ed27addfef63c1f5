from functools import partial

from odoo import models
from odoo.tools import SQL

from odoo.addons.cocagne_paniers_solidaires.models.agreement.agreement import (
    FUNDER_KINDS,
)

from ...indicators.definition import MEAN, RATIO, SUM, Indicator
from .solidarity_households import HELPED, SOURCE
from .solidarity_sql import files, shares

VALUE, LOCAL = "solidarity.value", "solidarity.paid_local"
#: Funders of the garden's own surroundings; the Réseau and the garden's fund have theirs.
LOCAL_KINDS = [kind for kind, _name in FUNDER_KINDS if kind not in ("network", "fund")]


class SolidarityMoneyIndicators(models.AbstractModel):
    """Who pays for the solidarity baskets, and for how many households."""

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [
            *super()._indicators(),
            self._value_indicator(),
            *self._payer_indicators(),
            self._household_share_indicator(),
            *self._helped_by_indicators(),
            *self._kind_indicators(),
        ]

    def _value_indicator(self):
        return Indicator(
            code=VALUE,
            label=self.env._("Value of the solidarity baskets"),
            unit="euros",
            aggregation=SUM,
            source=SOURCE,
            definition=self.env._(
                "Public price of the solidarity baskets of the month, VAT included, "
                "whoever pays it. What a correction takes back counts below zero in the "
                "month of the basket."
            ),
            query=partial(self._query_paid, SQL("TRUE")),
            hidden_with=HELPED,
        )

    def _payer_indicators(self):
        """The four payers, who pay the value together."""
        definition = self.env._(
            "Of the value of the solidarity baskets, the part that falls to them, VAT "
            "included, whether it is paid already or not: %s"
        )
        rows = [
            (
                "households",
                self.env._("Paid by the households"),
                self.env._("the households themselves."),
                HELPED,
            ),
            (
                "local",
                self.env._("Paid by local funders"),
                self.env._(
                    "all funders with an agreement but the Réseau Cocagne and the "
                    "garden's own fund."
                ),
                "solidarity.households_local",
            ),
            (
                "network",
                self.env._("Paid by the Réseau Cocagne"),
                self.env._("funders of the kind Réseau Cocagne."),
                "solidarity.households_network",
            ),
            (
                "fund",
                self.env._("Paid by the garden's solidarity fund"),
                self.env._("the garden's own fund, for what nobody else pays."),
                "solidarity.households_fund",
            ),
        ]
        return [
            Indicator(
                code=f"solidarity.paid_{name}",
                label=label,
                unit="euros",
                aggregation=SUM,
                source=SOURCE,
                definition=definition % who,
                query=partial(self._query_paid, self._payer_condition(name)),
                part_of=VALUE,
                breakdown="payer",
                hidden_with=companion,
            )
            for name, label, who, companion in rows
        ]

    def _household_share_indicator(self):
        return Indicator(
            code="solidarity.household_share",
            label=self.env._("Share paid by the households"),
            unit="percent",
            aggregation=RATIO,
            source=SOURCE,
            definition=self.env._(
                "What the households pay of the solidarity baskets of the month, in % of "
                "their value."
            ),
            query=self._query_household_share,
            hidden_with=HELPED,
        )

    def _helped_by_indicators(self):
        """How many households each payer helps; one may be helped by several."""
        rows = [
            ("local", self.env._("Households helped by local funders")),
            ("network", self.env._("Households helped by the Réseau Cocagne")),
            ("fund", self.env._("Households helped by the garden's solidarity fund")),
        ]
        return [self._prepare_helped_by(name, label, HELPED) for name, label in rows]

    def _kind_indicators(self):
        """What each kind of local funder pays, and for how many households."""
        agreements = self.env["cocagne.solidarity.agreement"]
        names = dict(agreements._fields["kind"]._description_selection(self.env))
        found = []
        for kind in LOCAL_KINDS:
            companion = self._prepare_helped_by(
                kind,
                self.env._("Households helped: %s", names[kind]),
                "solidarity.households_local",
            )
            found += [self._prepare_kind(kind, names[kind], companion.code), companion]
        return found

    def _prepare_kind(self, kind, name, companion):
        return Indicator(
            code=f"solidarity.paid_{kind}",
            label=self.env._("Paid by: %s", name),
            unit="euros",
            aggregation=SUM,
            source=SOURCE,
            definition=self.env._(
                "Of what local funders pay, the part of the funders whose agreement is "
                "of the kind « %s ».",
                name,
            ),
            query=partial(self._query_paid, self._payer_condition(kind)),
            part_of=LOCAL,
            breakdown="kind",
            hidden_with=companion,
        )

    def _prepare_helped_by(self, name, label, whole):
        return Indicator(
            code=f"solidarity.households_{name}",
            label=label,
            unit="households",
            aggregation=MEAN,
            source=SOURCE,
            definition=self.env._(
                "Different households of whose baskets of the month this payer pays "
                "something. One that several payers help counts for each of them."
            ),
            query=partial(self._query_households_of, self._payer_condition(name)),
            part_of=whole,
        )

    def _payer_condition(self, name):
        """SQL of whether a share is paid by a kind of funder or one of the payers."""
        if name == "households":
            name = "participant"
        kinds = LOCAL_KINDS if name == "local" else [name]
        return SQL("payer = ANY(%s)", list(kinds))

    def _query_paid(self, condition, scope):
        return SQL(
            """
            WITH files AS (%s), shares AS (%s)
            SELECT garden_id, sum(amount) FROM shares WHERE %s GROUP BY garden_id
            """,
            files(scope),
            shares(scope),
            condition,
        )

    def _query_household_share(self, scope):
        return SQL(
            """
            WITH files AS (%s), shares AS (%s)
            SELECT garden_id, sum(amount) FILTER (WHERE payer = 'participant'),
                   sum(amount)
              FROM shares GROUP BY garden_id
            """,
            files(scope),
            shares(scope),
        )

    def _query_households_of(self, condition, scope):
        return SQL(
            """
            WITH files AS (%s), shares AS (%s)
            SELECT garden_id, count(DISTINCT household)
              FROM shares
             WHERE stands AND quantity > 0 AND amount <> 0 AND %s GROUP BY garden_id
            """,
            files(scope),
            shares(scope),
            condition,
        )

from odoo import api, models

#: {code: (unit, list behind it)}; units: count, euro, kilo, hour, percent.
UNITS = {
    "households": ("count", "households"),
    "people": ("count", "households"),
    "age_under_3": ("count", "households"),
    "age_3_17": ("count", "households"),
    "age_18_24": ("count", "households"),
    "age_25_64": ("count", "households"),
    "age_65": ("count", "households"),
    "household_size": ("number", "households"),
    "enrolled": ("count", "enrolled"),
    "entries": ("count", "entries"),
    "exits": ("count", "exits"),
    "baskets": ("count", "baskets"),
    "delivered": ("count", "baskets"),
    "not_collected": ("count", "baskets"),
    "collected_share": ("percent", "baskets"),
    "grams": ("kilo", "baskets"),
    "grams_organic": ("kilo", "baskets"),
    "grams_other": ("kilo", "baskets"),
    "organic_share": ("percent", "baskets"),
    "weighed": ("count", "baskets"),
    "grams_weighed": ("kilo", "baskets"),
    "weighed_share": ("percent", "baskets"),
    "kilos_basket": ("kilo", "baskets"),
    "value": ("euro", "shares"),
    "participant": ("euro", "shares"),
    "funders": ("euro", "shares"),
    "fund": ("euro", "shares"),
    "participant_share": ("percent", "shares"),
    "price": ("euro", "shares"),
    "paid": ("euro", "shares"),
    "sessions": ("count", "workshops"),
    "guests": ("count", "workshops"),
    "presences": ("count", "presences"),
    "minutes": ("hour", "presences"),
}
#: What a number of a unit is divided by: cents, grams, minutes.
SCALES = {"euro": 100, "kilo": 1000, "hour": 60}


class SolidarityActivity(models.Model):
    """What each figure is, in the words of those who read the report."""

    _inherit = "cocagne.solidarity.activity"

    @api.model
    def _definitions(self):
        """{code: (name, what exactly is counted)}."""
        return {
            **self._definitions_people(),
            **self._definitions_baskets(),
            **self._definitions_money(),
            **self._definitions_workshops(),
        }

    @api.model
    def _definitions_people(self):
        _ = self.env._
        band = _(
            "People of this age in the households that received a basket, as written "
            "in their file."
        )
        return {
            "households": (
                _("Households helped"),
                _(
                    "Households for whom at least one solidarity basket went out in "
                    "the period. Each counts once, even after a renewal."
                ),
            ),
            "people": (
                _("People helped"),
                _("Adults and children of the households helped."),
            ),
            "age_under_3": (_("Under 3"), band),
            "age_3_17": (_("3 to 17"), band),
            "age_18_24": (_("18 to 24"), band),
            "age_25_64": (_("25 to 64"), band),
            "age_65": (_("65 and over"), band),
            "household_size": (
                _("People per household"),
                _("People helped, divided by the households helped."),
            ),
            "enrolled": (
                _("Households enrolled"),
                _(
                    "Households whose file was open on at least one day of the "
                    "period, baskets or not."
                ),
            ),
            "entries": (
                _("New households"),
                _("Households whose first day is in the period; no renewals."),
            ),
            "exits": (
                _("Households who left"),
                _("Households whose file ended in the period without renewal."),
            ),
        }

    @api.model
    def _definitions_baskets(self):
        _ = self.env._
        return {
            "baskets": (
                _("Baskets"),
                _("Solidarity baskets of the period, collected or not."),
            ),
            "delivered": (_("Collected"), _("Baskets that the household collected.")),
            "not_collected": (
                _("Not collected"),
                _("Baskets prepared that the household did not collect, or given on."),
            ),
            "collected_share": (
                _("Collected (%)"),
                _("Baskets collected, in % of the baskets."),
            ),
            "grams": (
                _("Food given out (kg)"),
                _(
                    "Weight of the vegetables in the baskets collected, from the "
                    "content of the week. What is counted by the piece has the weight "
                    "of its product sheet."
                ),
            ),
            "grams_organic": (
                _("Organic (kg)"),
                _("Part of this weight that is organic."),
            ),
            "grams_other": (
                _("Not organic (kg)"),
                _("Part of this weight that is not organic."),
            ),
            "organic_share": (
                _("Organic (%)"),
                _("Organic weight, in % of the known weight."),
            ),
            "weighed": (
                _("Baskets of known weight"),
                _("Baskets collected whose whole content has a weight."),
            ),
            "grams_weighed": (
                _("Weight of these baskets (kg)"),
                _("Weight of the baskets whose whole content has a weight."),
            ),
            "weighed_share": (
                _("Baskets of known weight (%)"),
                _(
                    "Baskets whose whole content has a weight, in % of those "
                    "collected: how far the kilos can be trusted."
                ),
            ),
            "kilos_basket": (
                _("Weight of a basket (kg)"),
                _("Weight of the baskets of known weight, divided by them."),
            ),
        }

    @api.model
    def _definitions_money(self):
        _ = self.env._
        return {
            "value": (
                _("Value of the baskets"),
                _("Public price of the baskets, VAT included: the sum of what follows."),
            ),
            "participant": (
                _("Paid by the households"),
                _("Their part of the price, VAT included."),
            ),
            "funders": (
                _("Paid by funders"),
                _("What the agreements pay of the price, VAT included."),
            ),
            "fund": (
                _("Paid by the solidarity fund"),
                _("What is left, on the garden's own fund: gifts and supplements."),
            ),
            "participant_share": (
                _("Part of the households (%)"),
                _("Paid by the households, in % of the value."),
            ),
            "price": (
                _("Average price paid"),
                _("Paid by the households, divided by the baskets."),
            ),
            "paid": (
                _("Paid"),
                _("What this payer pays of the baskets of the period, VAT included."),
            ),
        }

    @api.model
    def _definitions_workshops(self):
        _ = self.env._
        return {
            "sessions": (_("Workshops"), _("Workshops held in the period.")),
            "guests": (
                _("Places taken"),
                _("Everybody who was there, members and households alike."),
            ),
            "presences": (
                _("Households at workshops"),
                _("Households of the programme who came at least once."),
            ),
            "minutes": (
                _("Hours of workshops"),
                _("Hours that the households of the programme spent there."),
            ),
        }

    @api.model
    def _axis_labels(self):
        """{axis: its title}, in the order of the report."""
        _ = self.env._
        return {
            "month": _("By month"),
            "garden": _("By establishment"),
            "payer": _("Who pays"),
            "funder": _("By funder"),
            "agreement": _("By agreement"),
            "structure": _("By structure"),
            "town": _("By town"),
            "public": _("By situation"),
            "scheme": _("By scheme"),
            "exit_reason": _("Why households left"),
            "workshop": _("Workshops by kind"),
        }

    @api.model
    def _scaled(self, code, value):
        """A figure in euros, kilos or hours; None stays hidden."""
        unit = UNITS[code][0]
        return value if value is None else value / SCALES.get(unit, 1)

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
            **self._definitions_weight(),
            **self._definitions_money(),
            **self._definitions_workshops(),
        }

    @api.model
    def _definitions_people(self):
        band = self.env._(
            "People of this age in the households that received a basket, as written "
            "in their file."
        )
        return {
            "households": (
                self.env._("Households helped"),
                self.env._(
                    "Households for whom at least one solidarity basket went out in "
                    "the period. Each counts once, even after a renewal."
                ),
            ),
            "people": (
                self.env._("People helped"),
                self.env._("Adults and children of the households helped."),
            ),
            "age_under_3": (self.env._("Under 3"), band),
            "age_3_17": (self.env._("3 to 17"), band),
            "age_18_24": (self.env._("18 to 24"), band),
            "age_25_64": (self.env._("25 to 64"), band),
            "age_65": (self.env._("65 and over"), band),
            "household_size": (
                self.env._("People per household"),
                self.env._("People helped, divided by the households helped."),
            ),
            "enrolled": (
                self.env._("Households enrolled"),
                self.env._(
                    "Households whose file was open on at least one day of the "
                    "period, baskets or not."
                ),
            ),
            "entries": (
                self.env._("New households"),
                self.env._("Households whose first day is in the period; no renewals."),
            ),
            "exits": (
                self.env._("Households who left"),
                self.env._(
                    "Households whose file ended in the period without renewal."
                ),
            ),
        }

    @api.model
    def _definitions_baskets(self):
        return {
            "baskets": (
                self.env._("Baskets"),
                self.env._("Solidarity baskets of the period, collected or not."),
            ),
            "delivered": (
                self.env._("Collected"),
                self.env._("Baskets that the household collected."),
            ),
            "not_collected": (
                self.env._("Not collected"),
                self.env._(
                    "Baskets prepared that the household did not collect, or given on."
                ),
            ),
            "collected_share": (
                self.env._("Collected (%)"),
                self.env._("Baskets collected, in % of the baskets."),
            ),
        }

    @api.model
    def _definitions_weight(self):
        return {
            "grams": (
                self.env._("Food given out (kg)"),
                self.env._(
                    "Weight of the vegetables in the baskets collected, from the "
                    "content of the week. What is counted by the piece has the weight "
                    "of its product sheet."
                ),
            ),
            "grams_organic": (
                self.env._("Organic (kg)"),
                self.env._("Part of this weight that is organic."),
            ),
            "grams_other": (
                self.env._("Not organic (kg)"),
                self.env._("Part of this weight that is not organic."),
            ),
            "organic_share": (
                self.env._("Organic (%)"),
                self.env._("Organic weight, in % of the known weight."),
            ),
            "weighed": (
                self.env._("Baskets of known weight"),
                self.env._("Baskets collected whose whole content has a weight."),
            ),
            "grams_weighed": (
                self.env._("Weight of these baskets (kg)"),
                self.env._("Weight of the baskets whose whole content has a weight."),
            ),
            "weighed_share": (
                self.env._("Baskets of known weight (%)"),
                self.env._(
                    "Baskets whose whole content has a weight, in % of those "
                    "collected: how far the kilos can be trusted."
                ),
            ),
            "kilos_basket": (
                self.env._("Weight of a basket (kg)"),
                self.env._("Weight of the baskets of known weight, divided by them."),
            ),
        }

    @api.model
    def _definitions_money(self):
        return {
            "value": (
                self.env._("Value of the baskets"),
                self.env._(
                    "Public price of the baskets, VAT included: the sum of what follows."
                ),
            ),
            "participant": (
                self.env._("Paid by the households"),
                self.env._("Their part of the price, VAT included."),
            ),
            "funders": (
                self.env._("Paid by funders"),
                self.env._("What the agreements pay of the price, VAT included."),
            ),
            "fund": (
                self.env._("Paid by the solidarity fund"),
                self.env._(
                    "What is left, on the garden's own fund: gifts and supplements."
                ),
            ),
            "participant_share": (
                self.env._("Part of the households (%)"),
                self.env._("Paid by the households, in % of the value."),
            ),
            "price": (
                self.env._("Average price paid"),
                self.env._("Paid by the households, divided by the baskets."),
            ),
            "paid": (
                self.env._("Paid"),
                self.env._(
                    "What this payer pays of the baskets of the period, VAT included."
                ),
            ),
        }

    @api.model
    def _definitions_workshops(self):
        return {
            "sessions": (
                self.env._("Workshops"),
                self.env._("Workshops held in the period."),
            ),
            "guests": (
                self.env._("Places taken"),
                self.env._("Everybody who was there, members and households alike."),
            ),
            "presences": (
                self.env._("Households at workshops"),
                self.env._("Households of the programme who came at least once."),
            ),
            "minutes": (
                self.env._("Hours of workshops"),
                self.env._("Hours that the households of the programme spent there."),
            ),
        }

    @api.model
    def _axis_labels(self):
        """{axis: its title}, in the order of the report."""
        return {
            "month": self.env._("By month"),
            "garden": self.env._("By establishment"),
            "payer": self.env._("Who pays"),
            "funder": self.env._("By funder"),
            "agreement": self.env._("By agreement"),
            "structure": self.env._("By structure"),
            "town": self.env._("By town"),
            "public": self.env._("By situation"),
            "scheme": self.env._("By scheme"),
            "exit_reason": self.env._("Why households left"),
            "workshop": self.env._("Workshops by kind"),
        }

    @api.model
    def _scaled(self, code, value):
        """A figure in euros, kilos or hours; None stays hidden."""
        unit = UNITS[code][0]
        return value if value is None else value / SCALES.get(unit, 1)

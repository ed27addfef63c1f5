import base64
import csv
import io

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL, format_date

from ...counting.measures import AGE_BANDS
from .facts import BASKETS, LINES

#: The weight of the food given out, by family of produce.
FAMILIES = f"""
    WITH counted AS MATERIALIZED ({BASKETS}), lines AS ({LINES})
    SELECT COALESCE(lines.family, 'other'),
           round(sum(basket.prepared_quantity * lines.grams))
      FROM counted
      JOIN cocagne_basket basket
        ON basket.id = counted.basket_id AND basket.state = 'delivered'
      JOIN lines
        ON lines.delivery_id = basket.delivery_id
       AND lines.depot_id = basket.depot_id
       AND lines.prepared_product_id = basket.prepared_product_id
     WHERE counted.quantity > 0
     GROUP BY 1
"""
#: Where and on how many days food was given out.
PLACES = f"""
    WITH counted AS MATERIALIZED ({BASKETS})
    SELECT count(DISTINCT basket.depot_id), count(DISTINCT counted.date)
      FROM counted
      JOIN cocagne_basket basket
        ON basket.id = counted.basket_id AND basket.state = 'delivered'
     WHERE counted.quantity > 0
"""


class SolidarityActivity(models.Model):
    """What an accredited body tells the State of its food aid (CASF L266-2, R266-1).

    The law asks for the activity, the food given out and the people, without their
    names. The order that lists the figures was not at hand: all those that the texts
    name are here, in words, for whatever form the State sends.
    """

    _inherit = "cocagne.solidarity.activity"

    food_aid_checks = fields.Html(compute="_compute_food_aid_checks")
    food_aid_csv = fields.Binary(compute="_compute_food_aid_csv")

    # -- the table -----------------------------------------------------------------------

    def _food_aid_rows(self):
        """[(part, name, value, unit)]: value is a number or a text; None is hidden."""
        shown = self._shown(exact=True)
        return [
            *self._food_aid_body(),
            *self._food_aid_activity(shown["totals"]),
            *self._food_aid_food(shown["totals"]),
            *self._food_aid_people(shown["totals"]),
            *self._food_aid_support(shown["totals"]),
        ]

    def _food_aid_body(self):
        part, garden = self.env._("The body"), self.company_id
        # sudo: the identity of the garden, as on any of its papers
        garden = garden.sudo()
        address = ", ".join(filter(None, [garden.street, garden.zip, garden.city]))
        end = garden.solidarity_accreditation_end
        texts = {
            self.env._("Name"): garden.name,
            self.env._("SIRET"): garden.company_registry or "",
            self.env._("Address"): address,
            self.env._("Accreditation"): garden.solidarity_accreditation or "",
            self.env._("Accredited until"): format_date(self.env, end) if end else "",
            self.env._("From"): format_date(self.env, self.date_from),
            self.env._("To"): format_date(self.env, self.date_to),
        }
        return [(part, name, text, "") for name, text in texts.items()]

    def _figure_rows(self, part, totals, codes):
        definitions = self._definitions()
        units = {"grams": "kg", "grams_organic": "kg", "value": "EUR", "minutes": "h"}
        rows = []
        for code in codes:
            value = self._scaled(code, totals[code])
            rows.append((part, definitions[code][0], value, units.get(code, "")))
        return rows

    def _food_aid_activity(self, totals):
        part = self.env._("Activity")
        self._flush_facts()
        [(places, days)] = self.env.execute_query(SQL(PLACES, *self._share_condition()))
        return [
            (part, self.env._("Places where food is given out"), places, ""),
            (part, self.env._("Days on which food was given out"), days, ""),
            *self._figure_rows(part, totals, ("delivered", "value")),
        ]

    def _food_aid_food(self, totals):
        part = self.env._("Food given out")
        rows = self._figure_rows(part, totals, ("grams", "grams_organic"))
        if totals["grams"] is None:
            return rows
        vegetable = self.env["cocagne.vegetable"]
        families = vegetable._fields["family"]._description_selection(self.env)
        self._flush_facts()
        grams = dict(
            self.env.execute_query(
                SQL(FAMILIES, *self._share_condition(), self._units_sql())
            )
        )
        for family, name in families:
            rows.append((part, name, int(grams.get(family) or 0) / 1000, "kg"))
        return rows

    def _food_aid_people(self, totals):
        part = self.env._("People, without names")
        codes = ("households", "people", *AGE_BANDS, "entries", "exits")
        return self._figure_rows(part, totals, codes)

    def _food_aid_support(self, totals):
        part = self.env._("Support offered")
        return self._figure_rows(part, totals, ("sessions", "presences", "minutes"))

    # -- what is missing -----------------------------------------------------------------

    @api.depends_context("lang", "uid")
    @api.depends("period", "date_from", "date_to", "company_id", "state")
    def _compute_food_aid_checks(self):
        for report in self:
            if not (report.date_from and report.date_to and report.company_id):
                report.food_aid_checks = False
                continue
            missing = report._food_aid_missing()
            done = self.env._("Nothing is missing: the table can be sent.")
            items = Markup().join(Markup("<li>%s</li>") % one for one in missing)
            report.food_aid_checks = (
                Markup('<ul class="mb-0">%s</ul>') % items
                if missing
                else Markup('<p class="text-success">%s</p>') % done
            )

    def _food_aid_missing(self):
        """What the table lacks, in sentences that say what to do."""
        self.ensure_one()
        # sudo: the identity of the garden, as on any of its papers
        garden, missing = self.company_id.sudo(), []
        if not garden.solidarity_accreditation:
            missing.append(
                self.env._(
                    "The accreditation is missing: write its number in the profile of "
                    "the garden, tab « Solidarity figures »."
                )
            )
        end = garden.solidarity_accreditation_end
        if end and end < self.date_to:
            missing.append(
                self.env._(
                    "The accreditation ended on %s: ask for its renewal, then correct "
                    "the date.",
                    format_date(self.env, end),
                )
            )
        if not garden.company_registry:
            missing.append(
                self.env._(
                    "The SIRET is missing: write it in the profile of the garden."
                )
            )
        return missing + self._food_aid_missing_figures()

    def _food_aid_missing_figures(self):
        totals = self._shown(exact=True)["totals"]
        if totals["households"] is None:
            return [
                self.env._(
                    "Fewer than %s households: the solidarity role alone sees the "
                    "figures.",
                    self._least(),
                )
            ]
        if not totals["baskets"]:
            return [self.env._("No basket went out in this period.")]
        missing = []
        unknown = (totals["delivered"] or 0) - (totals["weighed"] or 0)
        if unknown:
            missing.append(
                self.env._(
                    "Baskets without a known weight: %s. Write the content of the weeks, "
                    "and the weight of what is counted by the piece on its product.",
                    unknown,
                )
            )
        incomplete = self._incomplete_households()
        if incomplete:
            missing.append(
                self.env._(
                    "Households whose people are not known: %s. Fill their files in.",
                    incomplete,
                )
            )
        if not totals["sessions"]:
            missing.append(
                self.env._(
                    "No workshop in this period: the law asks for an offer of support "
                    "with the food. Tell it in words."
                )
            )
        return missing

    def _incomplete_households(self):
        """How many helped households were taken over without their age bands."""
        of_enrolment, households = self._households(self._known_enrolments())
        helped = {of_enrolment[fact["enrolment"]] for fact in self._basket_facts()}
        return sum(1 for key in helped if households[key]["incomplete"])

    # -- files ---------------------------------------------------------------------------

    @api.depends_context("lang", "uid")
    def _compute_food_aid_csv(self):
        for report in self:
            report.food_aid_csv = base64.b64encode(report._food_aid_file())

    def _food_aid_file(self):
        """The table as a CSV that a French spreadsheet opens: ``;``, decimal comma."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(
            [
                self.env._("Part"),
                self.env._("Figure"),
                self.env._("Value"),
                self.env._("Unit"),
            ]
        )
        for part, name, value, unit in self._food_aid_rows():
            writer.writerow([part, name, self._csv_value(value), unit])
        return text.getvalue().encode("utf-8-sig")

    def _csv_value(self, value):
        if value is None:
            return self.env._("hidden")
        if isinstance(value, float):
            return f"{value:.2f}".replace(".", ",")
        # a text that begins like a formula stays a text
        text = str(value)
        return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text

    def action_food_aid(self):
        return self._report_action("action_report_food_aid_xlsx")

    def action_food_aid_csv(self):
        self.ensure_one()
        name = self.env._("food-aid-%s", self.date_from)
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/food_aid_csv/{name}.csv"
            "?download=true",
            "target": "download",
        }

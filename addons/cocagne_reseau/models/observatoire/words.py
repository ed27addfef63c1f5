from odoo import models


class Observatoire(models.Model):
    """The words of the workbook, by key; the pages ask for them."""

    _inherit = "cocagne.observatoire"

    def _workbook_words(self):
        return {
            **self._words_of_summary(),
            **self._words_of_hidden(),
            **self._words_of_method(),
            **self._words_of_themes(),
            **self._words_of_brochure(),
            **self._words_of_dictionary(),
        }

    def _words_of_summary(self):
        return {
            "title": self.env._("Observatoire %(year)s, %(network)s"),
            "footer": self.env._("Observatoire %(year)s"),
            "made": self.env._("Made on %(day)s by %(who)s"),
            "summary": self.env._("Summary"),
            "key_figures": self.env._("Key figures of the network"),
            "unit": self.env._("Unit"),
            "growth": self.env._("Change over a year"),
            "not_comparable": self.env._("not comparable"),
            "who_counts": self.env._("Who is counted"),
            "expected": self.env._("Gardens in the network"),
            "validated": self.env._("Gardens that validated a month at least"),
            "last": self.env._("Gardens that validated the last month known"),
            "complete": self.env._("Gardens that validated the twelve months"),
            "validated_months": self.env._("Months validated"),
            "expected_months": self.env._("Months of the gardens in the network"),
            "method": self.env._("Method"),
            "sheets": self.env._("The sheets"),
            "years": self.env._("Key figures over the years"),
            "year": self.env._("Year"),
            "over_years": self.env._("%(label)s, by year"),
        }

    def _words_of_hidden(self):
        return {
            "hidden": self.env._("masked"),
            "what_is_hidden": self.env._("What is masked"),
            "theme": self.env._("Theme"),
            "hidden_gardens": self.env._("Figures of gardens masked"),
            "shown_gardens": self.env._("Figures of gardens shown"),
            "hidden_regions": self.env._("Figures of regions masked"),
            "left_out": self.env._("Gardens in no total, at most"),
        }

    def _words_of_method(self):
        return {
            "method_source": self.env._(
                "Each figure is made of the months that the gardens validated, as the "
                "sheet of definitions says. No person is in this file."
            ),
            "method_months": self.env._(
                "A garden with fewer than twelve months is shown with those that it "
                "has, on an orange ground: its sums are too small for a year."
            ),
            "method_totals": self.env._(
                "Totals of regions and of the network are those of the head office's "
                "screens, computed from true figures: do not add the lines of gardens, "
                "some are masked."
            ),
            "method_hidden": self.env._(
                "« masked »: fewer than %(least)s people or households. It is a word, "
                "not a zero: sums leave it out and charts draw nothing."
            ),
            "method_difference": self.env._(
                "Other figures are masked with it where they would give it back by a "
                "subtraction: the rest of a whole, a rate, an amount, a year of which "
                "one month is masked."
            ),
            "method_left_out": self.env._(
                "A garden with too few people waits outside the totals until others "
                "join it: a total can lack fewer than %(least)s people for each garden "
                "left out."
            ),
            "method_growth": self.env._(
                "The change over a year is not told (« not comparable ») where the "
                "gardens gave another part of their months in one year than in the "
                "other."
            ),
            "method_publish": self.env._(
                "This workbook is for the head office: gardens are named in it. What "
                "may be published is in the open data."
            ),
        }

    def _words_of_themes(self):
        return {
            "theme_title": self.env._("%(theme)s, %(year)s"),
            "legend": self.env._(
                "« masked »: fewer than %(least)s people, or what would give them "
                "back; empty: not known. Orange: months missing. Blue: garden that "
                "sends its figures."
            ),
            "charts_below": self.env._("The charts are under the totals."),
            "garden": self.env._("Garden"),
            "code": self.env._("Code"),
            "region": self.env._("Region"),
            "months": self.env._("Months"),
            "month": self.env._("Month"),
            "origin": self.env._("Figures"),
            "distant": self.env._("sent"),
            "hosted": self.env._("computed here"),
            "gardens_count": self.env._("%(count)s gardens"),
            "network": self.env._("Whole network"),
            "by_region": self.env._("%(label)s by region, %(year)s"),
            "by_month": self.env._("%(label)s, by month"),
            "chart_data": self.env._("Data of the charts"),
            "chart_data_note": self.env._(
                "The charts are drawn from here; an empty cell is masked or not known."
            ),
        }

    def _words_of_brochure(self):
        return {
            "brochure": self.env._("National figures"),
            "brochure_title": self.env._("National figures, %(year)s"),
            "brochure_note": self.env._(
                "As in the brochures of the network, from the same indicators as the "
                "other sheets."
            ),
            "figure": self.env._("Figure"),
            "how": self.env._("What is counted"),
            "how_gardens": self.env._("Gardens that validated a month at least"),
            "national_gardens": self.env._("Gardens"),
            "national_insertion": self.env._("Employees in insertion (mean)"),
            "national_insertion_last": self.env._("Employees in insertion at 31/12"),
            "national_etp": self.env._("Insertion posts (ETP)"),
            "national_permanent": self.env._("Permanent employees of insertion"),
            "national_volunteers": self.env._("Volunteers"),
            "national_hectares": self.env._("Hectares"),
            "national_baskets": self.env._("Baskets a year"),
            "national_members": self.env._("Members"),
            "national_households": self.env._("Households that subscribe"),
            "national_depots": self.env._("Depots"),
            "national_tonnes": self.env._("Tonnes of vegetables delivered"),
            "national_solidarity_baskets": self.env._("Solidarity baskets"),
            "national_solidarity_households": self.env._("Households helped"),
            "national_solidarity_people": self.env._("People helped"),
            "national_solidarity_tonnes": self.env._("Tonnes of solidarity baskets"),
            "national_workshop_guests": self.env._("People who came to workshops"),
            "national_training": self.env._("Hours of training"),
            "national_immersion": self.env._("Hours of immersion"),
            "national_exits_positive": self.env._("Positive exits (dynamic)"),
            "national_exits_rate": self.env._("Rate of dynamic exits"),
        }

    def _words_of_dictionary(self):
        return {
            "dictionary": self.env._("Definitions"),
            "dictionary_note": self.env._(
                "Every indicator, as the program defines it. The version grows when the "
                "meaning changes."
            ),
            "head_theme": self.env._("Theme"),
            "head_code": self.env._("Code"),
            "head_label": self.env._("Label"),
            "head_definition": self.env._("Definition"),
            "head_unit": self.env._("Unit"),
            "head_aggregation": self.env._("How months are added"),
            "head_version": self.env._("Version"),
            "head_source": self.env._("Addon"),
            "head_rule": self.env._("What is masked"),
        }

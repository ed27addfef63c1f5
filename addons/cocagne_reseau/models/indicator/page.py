from odoo import models
from odoo.tools import groupby


class IndicatorPage(models.Model):
    """The definitions as a page to read: docs/indicators.md is printed from the code."""

    _inherit = "cocagne.indicator"

    def _page(self):
        """Every indicator as Markdown, by theme, in the language of the context."""
        defined = self.env["cocagne.indicator.source"]._sorted_indicators()
        themes = self._words("theme")
        labels = {one.code: one.label for one in defined}
        title = self.env._("Indicators of the network")
        parts = [
            f"# {title}",
            self.env._(
                "Printed from the code by `./cocagne indicators`: do not change it "
                "here. Each figure is of one garden and one month. An establishment "
                "without a garden of its own counts for its mother house."
            ),
            self._page_count(defined),
        ]
        for theme, found in groupby(defined, key=lambda one: one.theme):
            parts.append(f"## {themes[theme]}")
            parts += [self._page_section(one, labels) for one in found]
        return "\n\n".join(parts) + "\n"

    def _words(self, name):
        """The words of a selection, by key."""
        return dict(self._fields[name]._description_selection(self.env))

    def _page_count(self, defined):
        declared = sum(one.query is None for one in defined)
        return self.env._(
            "Indicators: %(count)s, of which declared by the garden: %(declared)s.",
            count=len(defined),
            declared=declared,
        )

    def _page_section(self, one, labels):
        facts = [
            f"`{one.code}`",
            self._words("unit")[one.unit],
            self._words("aggregation")[one.aggregation],
            self.env._("version %s", one.version),
            one.source,
        ]
        if one.query is None:
            facts.append(self.env._("declared by the garden"))
        if one.part_of:
            facts.append(self.env._("part of: %s", labels[one.part_of]))
        if one.hidden_with:
            facts.append(self.env._("hidden with: %s", labels[one.hidden_with]))
        return f"### {one.label}\n\n{' · '.join(facts)}\n\n{one.definition}"

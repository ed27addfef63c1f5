from odoo import models

from ...law import dates
from ...law.contract import decision, dossier, length


class Pathway(models.Model):
    """How long the contracts of a pathway have lasted, and how long they may last."""

    _inherit = "cocagne.pathway"

    def _contract_totals(self):
        """{pathway: (length of all CDDI in words, last day allowed)}, batched."""
        # sudo: decisions beyond 24 months move the last day, their reason is not told
        versions = self.sudo()._contracts_of_file()
        spans = versions._spans()
        # sudo: as above
        decisions = self.sudo()._decisions_by_file()
        files = versions.grouped(lambda version: version._file_key())
        result = {}
        for pathway in self:
            # sudo: as above
            key = pathway.sudo()._file_key()
            stages = [one._stage(spans[one]) for one in files.get(key, ())]
            periods = dossier.periods(stages)
            known = [one._decision() for one in decisions.get(key, ())]
            if periods:
                result[pathway] = (
                    self._length_in_words(length.total(periods)),
                    self._latest_end(periods, known),
                )
        return result

    def _length_in_words(self, total):
        if total.days:
            return self.env._(
                "%(months)s months and %(days)s days",
                months=total.months,
                days=total.days,
            )
        return self.env._("%(months)s months", months=total.months)

    def _latest_end(self, periods, decisions, start=None):
        """The last day that contracts may have, going on from ``start``.

        :param start: first day of the next contract; the day after the last one when
            None.
        """
        figures = self.env["cocagne.insertion.figure"]._figures()
        after = start or max(one.end for one in periods) + dates.ONE_DAY
        months = figures.whole(
            "cddi_max_months", min((one.start for one in periods), default=after)
        )
        # far enough for the bound to be inside
        horizon = dates.same_day(after, months + 1)
        longer = [*periods, length.Period(after, horizon, True)]
        limit = length.last_day_within(longer, months)
        return decision.covered_until(limit, decisions, longer)

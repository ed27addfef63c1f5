from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: Units whose figures may be less than 0: money owed, a share that falls.
MAY_BE_BELOW = ("euros", "percent")


class Snapshot(models.Model):
    """The door for the months that a distant garden sends."""

    _inherit = "cocagne.snapshot"

    @api.model
    def _receive(self, garden, month, values, correction=False, reason=""):
        """Write the month that a garden sent; the same bundle twice changes nothing.

        The caller checks who sends, and validates (``_validate``) where the garden
        did before sending.

        :param values: {code: ``Value``}; the month as a whole: what is left out is no
            longer there.
        :param correction: the garden corrects a month that is validated; ``reason``
            says why.
        :raises UserError: for a hosted garden, a month that is not over, codes that do
            not exist, negative counts, or a validated month without a correction.
        """
        first = month.replace(day=1)
        self._check_sent(garden, first, values)
        # sudo: a bundle has no user who could write months; the caller checked its key
        snapshot = self.sudo()._ensure(garden, first)
        if snapshot.state == "validated":
            if not correction:
                raise UserError(
                    self.env._(
                        "%s is validated already: send it as a correction, with a "
                        "reason.",
                        snapshot.display_name,
                    )
                )
            snapshot._reopen(reason)
        rows = snapshot._rows(
            {(garden.id, code): value for code, value in values.items()}
        )
        changed = snapshot._write_values(rows)
        if snapshot._drop_values(values) or changed:
            snapshot.write({"computed_at": fields.Datetime.now()})
        if snapshot.state == "to_compute":
            snapshot.write({"state": "computed", "origin": "bundle"})
        return snapshot.sudo(self.env.su)

    @api.model
    def _check_sent(self, garden, month, values):
        self._check_distant(garden)
        self._check_over(month)
        units = self._units_of_codes()
        self._check_codes(values, units)
        self._check_not_below(values, units)

    @api.model
    def _check_distant(self, garden):
        garden.ensure_one()
        if garden.company_id:
            raise UserError(
                self.env._(
                    "%s is hosted in this database: its months are computed, not sent.",
                    garden.name,
                )
            )

    @api.model
    def _check_over(self, month):
        if month >= self._today().replace(day=1):
            raise UserError(
                self.env._(
                    "%s is not over: send it from the first day of the next month.",
                    self._format_month(month).capitalize(),
                )
            )

    @api.model
    def _units_of_codes(self):
        indicators = self.env["cocagne.indicator"].search_fetch([], ["code", "unit"])
        return {one.code: one.unit for one in indicators}

    @api.model
    def _check_codes(self, values, units):
        unknown = sorted(values.keys() - units.keys())
        if unknown:
            raise UserError(
                self.env._(
                    "These figures do not exist: %s. Update the garden's Cocagne, then "
                    "send the month again.",
                    ", ".join(unknown),
                )
            )

    @api.model
    def _check_not_below(self, values, units):
        negative = sorted(
            code
            for code, value in values.items()
            if units[code] not in MAY_BE_BELOW and _is_below(value)
        )
        if negative:
            raise UserError(
                self.env._(
                    "These figures are less than 0: %s. Correct them in the garden, "
                    "then send the month again.",
                    ", ".join(negative),
                )
            )

    def _drop_values(self, values):
        """Take away the figures that the bundle does not have; whether there were any."""
        codes = list(values)
        dropped = self.env.execute_query(
            SQL(
                """
                DELETE FROM cocagne_snapshot_value value
                 USING cocagne_indicator indicator
                 WHERE value.snapshot_id = ANY(%s) AND value.is_current
                   AND indicator.id = value.indicator_id
                   AND NOT indicator.code = ANY(%s)
             RETURNING value.id
                """,
                self.ids,
                codes,
            )
        )
        self._forget_values()
        return bool(dropped)


def _is_below(value):
    return any(number is not None and number < 0 for number in value)

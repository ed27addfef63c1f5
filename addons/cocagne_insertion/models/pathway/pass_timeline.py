from markupsafe import Markup

from odoo import api, fields, models

from ...law.pathway import timeline
from ...report import timeline_svg
from .pass_history import PENDING

OFFICER = "hr.group_hr_user"


class PassTimeline(models.Model):
    """The PASS as a picture: what ran, suspensions, prolongations, contracts, today."""

    _inherit = "cocagne.pass"

    # drawn here from dates and words of lists: nothing to sanitise
    timeline = fields.Html(compute="_compute_timeline", sanitize=False)

    @api.depends_context("lang", "uid")
    def _compute_timeline(self):
        today = fields.Date.context_today(self)
        for one in self:
            one.timeline = one.date_start and Markup(  # noqa: S704 escaped by svg
                timeline_svg.svg(one._timeline_rows(), today, one._timeline_words())
            )

    def _timeline_rows(self):
        bars = [self._segment_bar(one) for one in timeline.segments(self._history())]
        rows = [timeline_svg.Row(self.env._("PASS"), [*bars, *self._asked_bars()])]
        contracts = self._contract_bars()
        if contracts:
            rows.append(timeline_svg.Row(self.env._("Contracts"), contracts))
        return rows

    def _segment_bar(self, segment):
        legend = self._timeline_legend()
        words = self.env["cocagne.law"]
        what = legend[segment.kind]
        if segment.reason and self._reads_reasons():
            what = f"{what} – {words._reason_label(segment.reason)}"
        days = self.env._("%(count)s days", count=segment.days)
        title = f"{what}: {words._days(segment.start, segment.end)} ({days})"
        return timeline_svg.Bar(segment.start, segment.end, segment.kind, title, days)

    def _asked_bars(self):
        # sudo: dates only; the reason is not told
        asked = self.sudo().prolongation_ids.filtered(lambda one: one.state == PENDING)
        label = self._timeline_legend()["asked"]
        return [
            timeline_svg.Bar(one.date_start, one.date_end, "asked", label, label)
            for one in asked
        ]

    def _contract_bars(self):
        """Contracts under this PASS; a contract counts once, whatever its versions."""
        # sudo: who reads the PASS sees the days of the contracts, not the pay
        person = self.sudo().employee_id
        end = self.date_end
        found = {}
        for version in person.version_ids.filtered("insertion_kind"):
            start, last = version.contract_date_start, version.contract_date_end
            if start and start <= end and (last or end) >= self.date_start:
                found[start] = (last or end, version)
        return [self._contract_bar(start, *found[start]) for start in sorted(found)]

    def _contract_bar(self, start, last, version):
        kinds = dict(version._fields["insertion_kind"]._description_selection(self.env))
        label = kinds[version.insertion_kind]
        title = f"{label}: {self.env['cocagne.law']._days(start, last)}"
        return timeline_svg.Bar(start, last, "contract", title, label)

    def _timeline_legend(self):
        return {
            "running": self.env._("PASS"),
            "suspended": self.env._("Suspended"),
            "prolonged": self.env._("Prolonged"),
            "asked": self.env._("Asked for"),
            "contract": self.env._("Contract"),
        }

    def _timeline_words(self):
        title = self.env._(
            "PASS from %(start)s to %(end)s",
            start=self.env["cocagne.law"]._worded_value(self.date_start),
            end=self.env["cocagne.law"]._worded_value(self.date_end),
        )
        return timeline_svg.Words(title, self.env._("today"), self._timeline_legend())

    def _reads_reasons(self):
        return self.env.su or self.env.user.has_group(
            "cocagne_jardin.group_insertion_adviser"
        )


class PathwayTimeline(models.Model):
    _inherit = "cocagne.pathway"

    timeline = fields.Html(related="pass_id.timeline", groups=OFFICER, sanitize=False)
    pass_state = fields.Selection(
        related="pass_id.state", string="State of the PASS", groups=OFFICER
    )
    pass_end = fields.Date(
        related="pass_id.date_end",
        string="End of the PASS",
        store=True,
        index=True,
        groups=OFFICER,
    )
    pass_days_left = fields.Integer(
        related="pass_id.days_left", string="Days left", groups=OFFICER
    )

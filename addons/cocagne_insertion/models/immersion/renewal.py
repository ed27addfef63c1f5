from odoo import api, fields, models
from odoo.exceptions import UserError

from ...law import dates, pmsmp
from .immersion import CANCELLED, DONE


class Immersion(models.Model):
    """A renewal of a convention: once, same host and object, goals not met."""

    _inherit = "cocagne.immersion"

    renews_id = fields.Many2one(
        "cocagne.immersion",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        readonly=True,
        copy=False,
    )
    renewal_ids = fields.One2many("cocagne.immersion", "renews_id")
    renewals = fields.Integer(
        "Renewals before", compute="_compute_renewals", store=True, recursive=True
    )
    goals = fields.Selection(
        [("met", "Met"), ("not_met", "Not met")],
        copy=False,
        help="A convention is only renewed when its goals were not met.",
    )

    @api.depends("renews_id.renewals")
    def _compute_renewals(self):
        for immersion in self:
            renewed = immersion.renews_id
            immersion.renewals = renewed.renewals + 1 if renewed else 0

    def _renewal_problems(self, known, figures):
        """What forbids this renewal.

        :param known: the other immersions of the person that count.
        """
        renewed = self.renews_id
        if not renewed:
            return []
        met = renewed.goals == "met"
        problems = list(
            pmsmp.renewal_problems(self._law_value(), renewed._law_value(), met)
        )
        # sudo: compared with records that were read as superuser
        twins = known.filtered(lambda one: one.renews_id == renewed.sudo())
        maximum = figures.whole("pmsmp_renewals", self.date_start)
        if len(twins) + 1 > maximum:
            problems.append(
                pmsmp.RENEWED_TWICE.broken(renewals=len(twins) + 1, maximum=maximum)
            )
        return problems

    @api.constrains("renews_id", "host_id", "date_start", "pathway_id")
    def _check_renewal(self):
        for renewal in self.filtered("renews_id"):
            renewed = renewal.renews_id
            same = (renewal.host_id, renewal.pathway_id)
            if same != (renewed.host_id, renewed.pathway_id):
                raise UserError(
                    self.env._(
                        "A renewal is of the same person at the same host: make a new "
                        "convention instead."
                    )
                )
            if renewal.date_start <= renewed.date_end:
                raise UserError(
                    self.env._(
                        "A renewal begins after the last day of the convention, %s.",
                        renewed.date_end.strftime("%d/%m/%Y"),
                    )
                )

    def action_renew(self):
        """Make the renewal, from the day after the convention on, and open it.

        It is as long as the rules leave room for, a month at most; dates may be changed.

        :raises UserError: when it is cancelled.
        :raises ValidationError: when a rule forbids it.
        """
        self.ensure_one()
        if self.state == CANCELLED:
            raise UserError(self.env._("A cancelled convention is not renewed."))
        renewal = self.copy(self._prepare_renewal())
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Renewal"),
            "res_model": self._name,
            "res_id": renewal.id,
            "views": [(False, "form")],
        }

    def _prepare_renewal(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        start = self.date_end + dates.ONE_DAY
        months = figures.whole("pmsmp_months", start)
        left = figures.whole("pmsmp_host_days", start) - self.days
        end = min(dates.last_day(start, months), start + (left - 1) * dates.ONE_DAY)
        span = self.pathway_id._contract_spans().get(self.pathway_id.id)
        end = min(end, span[1]) if span else end
        return {
            "renews_id": self.id,
            "date_start": start,
            "date_end": max(end, start),
        }

    def _can_renew(self):
        """Whether the form offers a renewal: it ran, its goals were not met, no renewal."""
        self.ensure_one()
        renewed = self.renewal_ids.filtered(lambda one: one.state != CANCELLED)
        return (
            self.state == DONE
            and self.goals != "met"
            and not (renewed or self.renews_id)
        )

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...law.contract import cdi
from ...law.contract.pay import Decimal

#: What a full-time post is made of, for the share of CDI inclusion.
FULL_TIME = "legal_week_hours"


class Annex(models.Model):
    """How many posts of an annex may be in CDI inclusion (D.5132-43-13)."""

    _inherit = "cocagne.annex"

    cdi_share_raised = fields.Boolean(
        "Share raised by the prefect", help="30 % of the posts instead of 20 %."
    )
    cdi_share_reference = fields.Char("Decision of the prefect")
    cdi_etp = fields.Float(
        "Posts in CDI inclusion", compute="_compute_cdi", digits=(16, 2)
    )
    cdi_etp_maximum = fields.Float(
        "At most", compute="_compute_cdi", digits=(16, 2)
    )

    @api.depends("posts", "cdi_share_raised", "date_start", "date_end")
    def _compute_cdi(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        name = {True: "cdi_share_prefect", False: "cdi_share"}
        for annex in self:
            day = annex._share_day()
            if not day:
                annex.cdi_etp = annex.cdi_etp_maximum = 0
                continue
            share = figures.at(name[annex.cdi_share_raised], day)
            annex.cdi_etp = float(annex._cdi_etp_on(day))
            annex.cdi_etp_maximum = annex.posts * float(share) / 100

    def _share_day(self):
        """Today, or the nearest day of the annex."""
        if not (self.date_start and self.date_end):
            return False
        today = fields.Date.context_today(self)
        return min(max(today, self.date_start), self.date_end)

    def _cdi_etp_on(self, day):
        """Full-time posts in CDI inclusion on this annex that day."""
        # sudo: a sum of hours; who reads annexes may not read contracts
        versions = self.env["hr.version"].sudo().search(
            [
                ("insertion_kind", "=", "cdi_inclusion"),
                ("annex_id", "in", self.ids),
                ("date_version", "<=", day),
                "|",
                ("contract_date_end", "=", False),
                ("contract_date_end", ">=", day),
            ]
        )
        spans = versions._spans()
        running = versions.filtered(lambda v: not spans[v][1] or spans[v][1] >= day)
        full = self.env["cocagne.insertion.figure"]._figures().at(FULL_TIME, day)
        hours = sum(Decimal(str(round(one.weekly_hours, 2))) for one in running)
        return hours / full

    def _check_cdi_share(self, day):
        """:raise ValidationError: more CDI inclusion than the share of the posts."""
        problems = cdi.share_problems(
            self._cdi_etp_on(day),
            Decimal(str(round(self.posts, 2))),
            day,
            self.env["cocagne.insertion.figure"]._figures(),
            prefect=self.cdi_share_raised,
        )
        self.env["cocagne.law"]._refuse(problems)

    @api.constrains("posts", "cdi_share_raised")
    def _check_cdi_share_kept(self):
        # sudo: a sum of hours; who writes annexes may not read contracts
        for annex in self.sudo():
            if annex._cdi_etp_on(annex._share_day()):
                annex._check_cdi_share(annex._share_day())


class Version(models.Model):
    """A CDI inclusion is on an annex, and within the share of its posts."""

    _inherit = "hr.version"

    def _check_cdi_share(self):
        for version in self.filtered(lambda v: v.insertion_kind == "cdi_inclusion"):
            annex = version.annex_id
            if not annex:
                raise ValidationError(
                    self.env._(
                        "Choose the annexe financière of the CDI inclusion of %(name)s: "
                        "its posts bound their number (D.5132-43-13).",
                        name=version.employee_id.name,
                    )
                )
            # two people signing at the same time: the second waits for the first
            annex.lock_for_update()
            start = max(version.date_version, version.contract_date_start)
            annex._check_cdi_share(min(max(start, annex.date_start), annex.date_end))

    @api.constrains("annex_id")
    def _check_annex_of_cdi(self):
        # sudo: as for the other rules, whoever writes
        found = self.sudo().filtered(lambda one: one.active and one.employee_id)
        found._check_cdi_share()

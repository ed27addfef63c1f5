from decimal import Decimal

from odoo import api, fields, models

from ...law.exits import counting

TARGETS = ("target_dynamic", "target_durable", "target_transition", "target_positive")


class Annex(models.Model):
    """The exits that the annex plans: how many, and four rates.

    fluxIAE: ``af_nb_prev_sorties``, ``af_taux_prev_sorties_*``. In percent.
    """

    _inherit = "cocagne.annex"

    target_exits = fields.Integer("Planned exits")
    target_durable = fields.Float("Lasting jobs (%)", digits=(5, 2))
    target_transition = fields.Float("Transition jobs (%)", digits=(5, 2))
    target_positive = fields.Float("Positive exits (%)", digits=(5, 2))
    target_dynamic = fields.Float(
        "Dynamic exits (%)",
        digits=(5, 2),
        compute="_compute_target_dynamic",
        store=True,
        readonly=False,
        help="The sum of the three others.",
    )

    _targets_percent = models.Constraint(
        "CHECK (target_durable >= 0 AND target_transition >= 0 AND target_positive >= 0"
        " AND target_exits >= 0 AND target_dynamic >= 0 AND target_dynamic <= 100)",
        "A planned rate of exits is between 0 and 100 %.",
    )

    @api.depends("target_durable", "target_transition", "target_positive")
    def _compute_target_dynamic(self):
        for annex in self:
            annex.target_dynamic = float(sum(annex._target_parts()))

    def _target_parts(self):
        return [Decimal(str(round(self[name] or 0, 2))) for name in TARGETS[1:]]

    @api.constrains(*TARGETS)
    def _check_targets(self):
        law = self.env["cocagne.law"]
        for annex in self:
            dynamic = Decimal(str(round(annex.target_dynamic or 0, 2)))
            law._refuse(counting.target_problems(dynamic, *annex._target_parts()))

    def _targets(self):
        """{dynamic, durable, transition, positive: percent}; empty when none was written."""
        self.ensure_one()
        if not self.target_dynamic:
            return {}
        return {
            name.removeprefix("target_"): Decimal(str(round(self[name], 2)))
            for name in TARGETS
        }

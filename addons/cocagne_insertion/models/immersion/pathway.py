from collections import defaultdict

from odoo import fields, models

from .bounds import NO_END


class Pathway(models.Model):
    """The immersions of a pathway, and the contract that they take place in."""

    _inherit = "cocagne.pathway"

    immersion_ids = fields.One2many("cocagne.immersion", "pathway_id", "Immersions")
    immersion_count = fields.Integer(compute="_compute_immersion_count")

    def _compute_immersion_count(self):
        counts = dict(
            self.env["cocagne.immersion"]._read_group(
                [("pathway_id", "in", self.ids), ("state", "!=", "cancelled")],
                ["pathway_id"],
                ["__count"],
            )
        )
        for pathway in self:
            pathway.immersion_count = counts.get(pathway, 0)

    def _contract_spans(self):
        """{pathway id: (first, last day)} of the contracts of insertion, renewals included.

        Without any contract, a pathway is not there; without term, it ends in year 9999.
        """
        bounds = defaultdict(set)
        # sudo: the bounds of the contracts only, for who may not read contracts
        versions = self.env["hr.version"].sudo()
        for version in versions.search_fetch(
            [
                ("pathway_id", "in", self.ids),
                ("insertion_kind", "!=", False),
                ("contract_date_start", "!=", False),
            ],
            ["pathway_id", "contract_date_start", "contract_date_end"],
        ):
            end = version.contract_date_end or NO_END
            bounds[version.pathway_id.id].add((version.contract_date_start, end))
        return {
            pathway: (min(start for start, _end in all_), max(end for _s, end in all_))
            for pathway, all_ in bounds.items()
        }

    def action_open_immersions(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_immersions"
        )
        action["domain"] = [("pathway_id", "=", self.id)]
        action["context"] = {"default_pathway_id": self.id}
        return action

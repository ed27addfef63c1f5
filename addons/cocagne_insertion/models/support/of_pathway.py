from odoo import api, fields, models


class OfPathway(models.AbstractModel):
    """A record of a person's accompaniment: in the garden of their pathway."""

    _name = "cocagne.of.pathway"
    _description = "Record of a pathway"
    _inherit = "cocagne.of.garden"

    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Person",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )

    @api.model_create_multi
    def create(self, vals_list):
        pathways = self.env["cocagne.pathway"]
        for vals in vals_list:
            pathway = pathways.browse(
                vals.get("pathway_id") or self.env.context.get("default_pathway_id")
            )
            if pathway and "company_id" not in vals:
                vals["company_id"] = pathway.company_id.id
        return super().create(vals_list)

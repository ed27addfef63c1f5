from odoo import api, fields, models


class GardenList(models.AbstractModel):
    """A short list that each garden keeps as it likes: titles, categories...

    A garden begins with the usual entries and may rename, add or archive them.
    """

    _name = "cocagne.garden.list"
    _description = "List of a garden"
    _inherit = "cocagne.of.garden"
    _of_house = True
    _order = "sequence, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    @api.model
    def _default_entries(self):
        """Values of the usual entries, in the language of the context."""
        return []

    @api.model
    def _fill_for(self, company):
        """Give a garden the usual entries, in every language that is installed."""
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        entries = self.with_context(lang="en_US")._default_entries()
        records = self.with_context(lang="en_US").create(
            [
                {**vals, "company_id": company.id, "sequence": rank}
                for rank, vals in enumerate(entries, 1)
            ]
        )
        for code in languages:
            said = self.with_context(lang=code)
            for record, vals in zip(records, said._default_entries(), strict=True):
                record.with_context(lang=code).name = vals["name"]
        return records

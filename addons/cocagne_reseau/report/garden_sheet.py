from odoo import api, models


class GardenSheet(models.AbstractModel):
    """The figures of the page, in the rights of who prints it."""

    _name = "report.cocagne_reseau.garden_sheet"
    _description = "Sheet of a garden"

    @api.model
    def _get_report_values(self, docids, data=None):
        gardens = self.env["cocagne.network.garden"].browse(docids)
        gardens.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": gardens._name,
            "docs": gardens,
            "sheets": [garden._sheet_data() for garden in gardens],
        }

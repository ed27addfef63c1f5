from odoo import api, models

from .label import LABEL_FORMATS, labels_of, pages


class PreparationReport(models.AbstractModel):
    """The sheet that hangs on the door of the cold store (R82)."""

    _name = "report.cocagne_jardin.report_preparation"
    _description = "Preparation sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        deliveries = self._deliveries(docids, data)
        return {"sheets": self.env["cocagne.preparation.sheet"].sheets_of(deliveries)}

    @api.model
    def _deliveries(self, docids, data):
        """The deliveries to print, by their ids or as a PDF passes them."""
        ids = docids or (data or {}).get("delivery_ids") or []
        return self.env["cocagne.delivery"].browse(ids)


class RoadSheetReport(models.AbstractModel):
    """The papers of the driver and of each depot (R84)."""

    _name = "report.cocagne_jardin.report_road_sheet"
    _description = "Road sheets"
    _inherit = "report.cocagne_jardin.report_preparation"


class LabelReport(models.AbstractModel):
    """The labels of the crates, in the garden's own format (R83)."""

    _name = "report.cocagne_jardin.report_labels"
    _description = "Labels"
    _inherit = "report.cocagne_jardin.report_preparation"

    @api.model
    def _get_report_values(self, docids, data=None):
        deliveries = self._deliveries(docids, data)
        deliveries.check_access("read")
        collector = self.env["cocagne.preparation.sheet"]
        sheets = []
        by_format = deliveries.grouped(
            lambda delivery: delivery.company_id.root_id.label_format
        )
        for key, own in sorted(by_format.items()):
            labels = [
                label
                for sheet in collector.sheets_of(own)
                for label in labels_of(sheet)
            ]
            label_format = LABEL_FORMATS[key]
            sheets += [(label_format, page) for page in pages(labels, label_format)]
        return {"label_sheets": sheets}

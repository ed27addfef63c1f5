from odoo import api, models
from odoo.exceptions import UserError

from .label import LABEL_FORMATS, labels_of, pages
from .paper_options import PaperOptions


class PreparationReport(models.AbstractModel):
    """The sheet that hangs on the door of the cold store (R82)."""

    _name = "report.cocagne_jardin.report_preparation"
    _description = "Preparation sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        deliveries = self._deliveries(docids, data)
        options = PaperOptions.from_data(data)
        options.with_changes = True
        collector = self.env["cocagne.preparation.sheet"]
        return {"sheets": collector.sheets_of(deliveries, options)}

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
        options = PaperOptions.from_data(data)
        sheets = []
        for key, own in self._by_format(deliveries, options).items():
            label_format = LABEL_FORMATS[key]
            labels = self._labels(own, options)
            used = options.label_start
            sheets += [
                (label_format, page) for page in pages(labels, label_format, used)
            ]
        return {"label_sheets": sheets}

    @api.model
    def _by_format(self, deliveries, options):
        """The deliveries by key of ``LABEL_FORMATS``: the one chosen, or the gardens'.

        :raises AccessError: when the user may not read one of them.
        :raises UserError: when a roll would share a file with another format.
        """
        deliveries.check_access("read")
        found = deliveries.grouped(
            lambda delivery: (
                options.label_format or delivery.company_id.root_id.label_format
            )
        )
        if len(found) > 1 and any(LABEL_FORMATS[key].is_roll for key in found):
            raise UserError(
                self.env._(
                    "These gardens have labels of different sizes: print the labels of "
                    "one garden at a time."
                )
            )
        return dict(sorted(found.items()))

    @api.model
    def _labels(self, deliveries, options):
        collector = self.env["cocagne.preparation.sheet"]
        labels = []
        gardens = deliveries.grouped(lambda delivery: delivery.company_id.root_id)
        for garden, own in gardens.items():
            order = options.label_order or garden.label_order
            for sheet in collector.sheets_of(own, options):
                labels += labels_of(sheet, order)
        return labels

from odoo import models

from .label import LABEL_FORMATS
from .paper_options import PaperOptions

#: The papers of the week. They carry their own style, so that they print as well, and
#: as fast, from a job that runs without any web server to fetch style sheets from.
PAPERS = {
    "cocagne_jardin.report_preparation",
    "cocagne_jardin.report_road_sheet",
    "cocagne_jardin.report_labels",
}
LABELS = "cocagne_jardin.report_labels"
#: These too, but each record has a file of its own.
DOCUMENTS = {"cocagne_jardin.report_delivery_note"}
#: They fill the page: an empty header and footer would be loaded for each of them.
WITHOUT_MARGINS = {LABELS}


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in PAPERS | DOCUMENTS:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        """A paper is about all its deliveries together: it is not cut by delivery."""
        reports = self
        name = self._get_report(report_ref).report_name
        if res_ids and name in PAPERS:
            data = {**(data or {}), "delivery_ids": res_ids}
            res_ids = None
        if name == LABELS:
            reports = self.with_context(label_format=self._label_format(data))
        return super(IrActionsReport, reports)._render_qweb_pdf_prepare_streams(
            report_ref, data, res_ids=res_ids
        )

    def _label_format(self, data):
        """The key of the labels that are about to be printed: it gives the page."""
        printer = self.env[f"report.{LABELS}"]
        deliveries = printer._deliveries(None, data)
        return next(
            iter(printer._by_format(deliveries, PaperOptions.from_data(data))), False
        )

    def get_paperformat(self):
        """A roll has a page of its own: one label."""
        key = self.env.context.get("label_format")
        if self.report_name == LABELS and key and LABEL_FORMATS[key].is_roll:
            return self.env.ref(f"cocagne_jardin.paperformat_{key}")
        return super().get_paperformat()

    def _run_wkhtmltopdf(
        self, bodies, report_ref=False, header=None, footer=None, **options
    ):
        if report_ref and self._get_report(report_ref).report_name in WITHOUT_MARGINS:
            header = footer = None
        return super()._run_wkhtmltopdf(
            bodies, report_ref=report_ref, header=header, footer=footer, **options
        )

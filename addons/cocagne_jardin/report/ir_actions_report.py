from odoo import models

#: The papers of the week. They carry their own style, so that they print as well, and
#: as fast, from a job that runs without any web server to fetch style sheets from.
PAPERS = {
    "cocagne_jardin.report_preparation",
    "cocagne_jardin.report_road_sheet",
    "cocagne_jardin.report_labels",
}
#: They fill the page: an empty header and footer would be loaded for each of them.
WITHOUT_MARGINS = {"cocagne_jardin.report_labels"}


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in PAPERS:
            return self.env.ref("cocagne_jardin.paper_layout")
        return super()._get_layout()

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        """A paper is about all its deliveries together: it is not cut by delivery."""
        if res_ids and self._get_report(report_ref).report_name in PAPERS:
            data = {**(data or {}), "delivery_ids": res_ids}
            res_ids = None
        return super()._render_qweb_pdf_prepare_streams(
            report_ref, data, res_ids=res_ids
        )

    def _run_wkhtmltopdf(
        self, bodies, report_ref=False, header=None, footer=None, **options
    ):
        if report_ref and self._get_report(report_ref).report_name in WITHOUT_MARGINS:
            header = footer = None
        return super()._run_wkhtmltopdf(
            bodies, report_ref=report_ref, header=header, footer=footer, **options
        )

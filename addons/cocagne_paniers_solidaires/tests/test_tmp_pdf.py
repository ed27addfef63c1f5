
from odoo.tests import tagged
from .activity_case import ActivityCase
@tagged("post_install", "-at_install")
class TestTmp(ActivityCase):
    def test_pdf(self):
        self.deliver_march()
        self.garden.solidarity_mask_k = 3
        self.make_workshop([f.partner_id for f in self.files[1:6]])
        r = self.make_report(title="Conseil du CCAS", period="quarter").with_context(lang="fr_FR")
        c, k = self.env["ir.actions.report"].with_context(force_report_rendering=True, lang="fr_FR")._render_qweb_pdf("cocagne_paniers_solidaires.report_activity", r.ids)
        open("/tmp/act.pdf","wb").write(c)
        m = self.env["report.cocagne_paniers_solidaires.activity_xlsx"].with_context(active_model=r._name, lang="fr_FR")
        open("/tmp/act.xlsx","wb").write(m.create_xlsx_report(r.ids, {})[0])

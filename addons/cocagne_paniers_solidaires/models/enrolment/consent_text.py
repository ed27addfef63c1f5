from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open

#: What a garden begins with; French, because it is for the household to sign.
FIRST_TEXT = "cocagne_paniers_solidaires/data/consent.fr.html"


class SolidarityConsentText(models.Model):
    """What the household signs: which data are kept, why, how long (RGPD, art. 7 and 13).

    A text that somebody signed is never changed: a new version follows it.
    """

    _name = "cocagne.solidarity.consent.text"
    _description = "Text of the consent"
    _inherit = ["cocagne.of.garden"]
    _order = "version desc, id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of
    _of_house = True

    version = fields.Integer(required=True, readonly=True, default=1, copy=False)
    date = fields.Date(
        "In force from", required=True, default=fields.Date.context_today, copy=False
    )
    body = fields.Html("Text", required=True, sanitize_attributes=True)
    enrolment_count = fields.Integer("Signed by", compute="_compute_enrolment_count")

    _version_once = models.UniqueIndex(
        "(company_id, version)", "This version of the text is written already."
    )

    @api.depends("version", "date")
    def _compute_display_name(self):
        for text in self:
            text.display_name = self.env._("Version %s", text.version)

    def _compute_enrolment_count(self):
        # sudo: all establishments of the mother house sign the same text
        counts = dict(
            self.env["cocagne.solidarity.enrolment"]
            .sudo()
            ._read_group(
                [("consent_text_id", "in", self.ids)], ["consent_text_id"], ["__count"]
            )
        )
        for text in self:
            text.enrolment_count = counts.get(text, 0)

    @api.model
    def _current(self, company):
        """The text in force in a garden, written from the usual one at first need."""
        house = company.root_id
        found = self.search(
            [
                ("company_id", "=", house.id),
                ("date", "<=", fields.Date.context_today(self)),
            ],
            limit=1,
        )
        if found:
            return found
        with file_open(FIRST_TEXT) as file:
            return self.create({"company_id": house.id, "body": file.read()})

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            garden = vals.get("company_id") or self._default_garden().id
            last = self.search([("company_id", "=", garden)], limit=1)
            vals["version"] = last.version + 1
        return super().create(vals_list)

    def write(self, vals):
        if {"body", "date", "company_id"} & vals.keys():
            self._check_unsigned()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed(self):
        self._check_unsigned()

    def _check_unsigned(self):
        for text in self.filtered("enrolment_count"):
            raise UserError(
                self.env._(
                    "%s was signed by households: it cannot change any more. Press "
                    "« New version ».",
                    text.display_name,
                )
            )

    def action_new_version(self):
        """Write the next version, from this one."""
        self.ensure_one()
        new = self.create({"company_id": self.company_id.id, "body": self.body})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": new.id,
            "views": [(False, "form")],
        }

    def action_print(self):
        """The form to sign, without a name."""
        report = self.env.ref("cocagne_paniers_solidaires.action_report_consent_blank")
        return report.report_action(self, config=False)

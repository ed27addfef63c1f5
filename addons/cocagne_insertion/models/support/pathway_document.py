from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .document_kinds import KINDS

#: Megabytes of a file: a photo of a phone has 5.
MOST_MEGABYTES = 20


class PathwayDocument(models.Model):
    """A paper of a person, with its last day. Its kind says who may open it.

    The file is kept with the record: whoever does not see the record opens no file, by
    whatever address.
    """

    _name = "cocagne.pathway.document"
    _description = "Document of a person"
    _inherit = "cocagne.of.pathway"
    _order = "date_end, id desc"
    _check_company_auto = True

    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, precompute=True
    )
    kind = fields.Selection(
        selection="_selection_kind",
        required=True,
    )
    audience = fields.Selection(
        [
            ("adviser", "The adviser"),
            ("director", "The adviser and the director"),
            ("payroll", "Also payroll"),
            ("team", "Also the technical supervisor"),
        ],
        "Who opens it",
        compute="_compute_audience",
        store=True,
        precompute=True,
        index=True,
    )
    runs_out = fields.Boolean(compute="_compute_audience", store=True, precompute=True)
    date = fields.Date("Date of the document")
    date_end = fields.Date("Valid until", index=True)
    file = fields.Binary(attachment=True, copy=False)
    file_name = fields.Char()
    replaced = fields.Boolean(
        help="A newer one is here: it no longer warns that it runs out."
    )

    _days = models.Constraint(
        "CHECK (date IS NULL OR date_end IS NULL OR date_end >= date)",
        "A document cannot run out before its date.",
    )

    @api.model
    def _selection_kind(self):
        labels = self._kind_labels()
        return [(code, labels[code]) for code in KINDS]

    @api.model
    def _kind_labels(self):
        """Words of the kinds, in the language of the reader."""
        return {
            "identity": self.env._("Identity card, passport"),
            "residence": self.env._("Residence and work permit"),
            "vitale": self.env._("Proof of the social security number"),
            "bank": self.env._("Bank details"),
            "address": self.env._("Proof of address"),
            "medical_visit": self.env._("Fitness visit (occupational health)"),
            "licence": self.env._("Driving licence"),
            "caces": self.env._("CACES, habilitation, first aid"),
            "diploma": self.env._("Diploma, certificate"),
            "cv": self.env._("CV"),
            "registration": self.env._("Registration at France Travail"),
            "rsa": self.env._("Proof of RSA, ASS or AAH"),
            "support": self.env._("Signed report, commitment"),
            "rqth": self.env._("Decision of disability (RQTH)"),
            "health": self.env._("Health"),
            "justice": self.env._("Justice"),
            "housing": self.env._("Housing"),
            "other": self.env._("Other"),
        }

    @api.depends("kind")
    def _compute_audience(self):
        for document in self:
            kind = KINDS.get(document.kind)
            document.audience = kind.audience if kind else "adviser"
            document.runs_out = bool(kind and kind.runs_out)

    @api.depends("kind")
    def _compute_name(self):
        labels = self._kind_labels()
        for document in self:
            document.name = document.name or labels.get(document.kind)

    @api.constrains("file")
    def _check_size(self):
        for document in self:
            # base64: four letters for three bytes
            size = len(document.file or b"") * 3 // 4
            if size > MOST_MEGABYTES * 1024 * 1024:
                raise ValidationError(
                    self.env._(
                        "The file of « %(name)s » has more than %(most)s MB. Scan it in a "
                        "lower quality, or photograph each page alone.",
                        name=document.name,
                        most=MOST_MEGABYTES,
                    )
                )

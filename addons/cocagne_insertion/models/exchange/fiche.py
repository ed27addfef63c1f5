import secrets

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...exchange.fiche import status
from . import fiche_codes

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Statuses that only the ASP's answer, or the platform, gives.
ANSWERED = (status.SENT, status.PROCESSED, status.REJECTED)


class Fiche(models.Model):
    """The fiche salarié of a hire: who the person is for the ASP (sections 2.1 to 2.4).

    It comes from the platform, which sends it to the ASP by itself, or is made here. What
    it says of the person is in the files ``fiche_person`` and ``fiche_situation``.
    """

    _name = "cocagne.fiche"
    _description = "Fiche salarié"
    _inherit = ["cocagne.of.garden", "mail.thread"]
    _order = "last_name, first_name, id"
    _check_company_auto = True

    status = fields.Selection(
        fiche_codes.STATUSES,
        default=status.NEW,
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    origin = fields.Selection(
        [("platform", "Les emplois"), ("here", "Made here")],
        "Comes from",
        default="here",
        required=True,
        readonly=True,
    )
    employee_id = fields.Many2one(
        "hr.employee", "Person", check_company=True, index=True
    )
    pathway_id = fields.Many2one("cocagne.pathway", check_company=True, index=True)
    pass_id = fields.Many2one(
        "cocagne.pass", "PASS IAE", check_company=True, index=True
    )
    line_ids = fields.One2many("cocagne.fiche.batch.line", "fiche_id", "Sent in")
    notification_ids = fields.One2many(
        "cocagne.fiche.notification", "fiche_id", "Changes of the PASS"
    )
    return_code = fields.Char("Code of the ASP", readonly=True, copy=False)
    return_words = fields.Char(
        "Answer of the ASP", compute="_compute_return_words", help="And what to do."
    )
    problem_html = fields.Html(
        "To correct", compute="_compute_problem_html", groups=ADVISER
    )

    _once = models.UniqueIndex(
        "(company_id, siret, measure, pass_number)",
        "There is already a fiche of this SIRET, this measure and this PASS: open it "
        "instead of making another (code 3436 at the ASP).",
    )

    @api.depends("last_name", "first_name", "pass_number")
    def _compute_display_name(self):
        for fiche in self:
            name = f"{fiche.first_name or ''} {fiche.last_name or ''}".strip().title()
            fiche.display_name = " – ".join(filter(None, [name, fiche.pass_number]))

    @api.depends("return_code")
    def _compute_return_words(self):
        for fiche in self:
            fiche.return_words = self.env["cocagne.law"]._answer_words(
                fiche.return_code
            )

    @api.model_create_multi
    def create(self, vals_list):
        known = self._known_uids(vals_list)
        for vals in vals_list:
            if not vals.get("uid"):
                vals["uid"] = known.get(vals.get("employee_id")) or self._new_uid()
        return super().create(vals_list)

    @api.model
    def _new_uid(self):
        """An ``idItou`` of 30 hexadecimal characters."""
        return secrets.token_hex(15)

    @api.model
    def _known_uids(self, vals_list):
        """``idItou`` is the same for a person for ever."""
        ids = {vals.get("employee_id") for vals in vals_list} - {None, False}
        fiches = self.search([("employee_id", "in", list(ids))], order="id")
        return {fiche.employee_id.id: fiche.uid for fiche in fiches}

    def write(self, vals):
        if "status" in vals:
            self._refuse_move(vals["status"])
        elif self._told_names() & vals.keys():
            self._refuse_change()
        return super().write(vals)

    def action_open_person(self):
        """The person of this fiche."""
        self.ensure_one()
        return self.employee_id.get_formview_action()

    def _refuse_move(self, wanted):
        """:raises ValidationError: when the life of a fiche has no such step."""
        for fiche in self:
            if fiche.status != wanted:
                self.env["cocagne.law"]._refuse(status.problems(fiche.status, wanted))

    def _refuse_change(self):
        """What was sent stays as it was sent until the ASP has answered."""
        sent = self.filtered(lambda fiche: fiche.status == status.SENT)
        if sent:
            raise ValidationError(
                self.env._(
                    "The fiche of %s is at the ASP: read the answer first, then correct.",
                    sent[0].display_name,
                )
            )

    @api.constrains("status", "origin")
    def _check_sent(self):
        for fiche in self:
            if fiche.status not in ANSWERED or fiche.origin == "platform":
                continue
            if not fiche.line_ids:
                raise ValidationError(
                    self.env._(
                        "The fiche of %s was in no file: put it in a file for the ASP.",
                        fiche.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        # only the house erases a file: nobody gets the rights of ``su`` over RPC
        if self.env.su and self.env.context.get("erase_file"):
            return
        for fiche in self:
            if fiche.status in ANSWERED:
                raise ValidationError(
                    self.env._(
                        "The ASP knows the fiche of %s: set it aside instead.",
                        fiche.display_name,
                    )
                )

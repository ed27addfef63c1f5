from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.enrolment.dates import DURATIONS, end_of
from ..models.enrolment.household import AGES

STEPS = [
    ("who", "Who?"),
    ("household", "Household"),
    ("helpers", "Who helps?"),
    ("basket", "Basket and depot"),
]


class Desk(models.TransientModel):
    """Enrols a household at the desk, in four steps; nothing is written before the end.

    The subscription and the membership are made by the ordinary sign-up.
    """

    _name = "cocagne.solidarity.desk"
    _description = "Enrol a household"
    _inherit = ["cocagne.solidarity.who.pays"]
    _transient_max_hours = 12

    step = fields.Selection(STEPS, required=True, default="who")
    enrolment_id = fields.Many2one("cocagne.solidarity.enrolment", readonly=True)
    agreement_ids = fields.Many2many(relation="cocagne_solidarity_desk_rel")

    # -- who
    partner_id = fields.Many2one(
        "res.partner",
        "Household",
        check_company=True,
        domain=[("cocagne_client", "=", True)],
    )
    is_new = fields.Boolean("New client")
    firstname = fields.Char("First name")
    lastname = fields.Char("Name")
    phone = fields.Char()
    email = fields.Char("Mail address")
    street = fields.Char("Address")
    zip = fields.Char("Postcode")
    city = fields.Char("Town")
    client_name = fields.Char(compute="_compute_client_name")
    similar_ids = fields.Many2many(
        "res.partner", "cocagne_solidarity_desk_similar", compute="_compute_similar_ids"
    )
    structure_id = fields.Many2one(
        "cocagne.solidarity.structure", "Sent by", check_company=True
    )
    contact_ids = fields.Many2many(related="structure_id.contact_ids")
    prescriber_id = fields.Many2one(
        "res.partner",
        "Social worker",
        check_company=True,
        domain="[('id', 'in', contact_ids)]",
    )
    referral_date = fields.Date("Sent on", default=fields.Date.context_today)

    # -- household
    age_under_3 = fields.Integer("Under 3 years")
    age_3_17 = fields.Integer("3 to 17 years")
    age_18_24 = fields.Integer("18 to 24 years")
    age_25_64 = fields.Integer("25 to 64 years", default=1)
    age_65 = fields.Integer("65 years and over")
    household_size = fields.Integer("People", compute="_compute_household_size")
    proof_ids = fields.Many2many(
        "cocagne.solidarity.proof",
        string="Proofs seen",
        help="Tick what you saw and give it back: the garden keeps no copy.",
    )
    consent_signed = fields.Boolean("The consent is signed")
    note = fields.Text("Remarks")

    # -- who helps
    duration = fields.Selection(
        DURATIONS,
        "Lasts",
        required=True,
        default=lambda self: self.env.company.sudo().solidarity_duration,  # a setting
    )
    date_end = fields.Date(
        "To", compute="_compute_date_end", store=True, readonly=False
    )
    trial_until = fields.Date("Trial until", help="Empty: no trial.")

    @api.depends("step")
    def _compute_display_name(self):
        self.display_name = self.env._("Enrol a household")

    @api.depends("partner_id", "is_new", "firstname", "lastname")
    def _compute_client_name(self):
        for desk in self:
            parts = [desk.firstname, desk.lastname]
            desk.client_name = desk.partner_id.display_name or " ".join(
                part for part in parts if part
            )

    @api.depends("is_new", "firstname", "lastname", "email", "phone")
    def _compute_similar_ids(self):
        partners = self.env["res.partner"]
        for desk in self:
            name = " ".join(filter(None, [desk.firstname, desk.lastname]))
            desk.similar_ids = (
                partners._find_similar(desk.company_id, name, desk.email, desk.phone)
                if desk.is_new and name
                else partners
            )

    @api.depends(*AGES)
    def _compute_household_size(self):
        for desk in self:
            desk.household_size = sum(desk[age] for age in AGES)

    @api.depends("date_start", "duration")
    def _compute_date_end(self):
        for desk in self:
            desk.date_end = end_of(desk.date_start, desk.duration) or False

    def _household(self):
        return self.partner_id

    # -- going from step to step ---------------------------------------------------------

    @api.model
    def action_open(self):
        """A new dialog."""
        return self.create({})._reopen()

    @api.model
    def _open_for(self, enrolment):
        """Go on with a demand: its baskets and depot are still to choose."""
        values = {
            name: enrolment[name]
            for name in (
                *AGES,
                "quotient",
                "quotient_known",
                "rest_to_live",
                "scheme",
                "duration",
                "date_end",
                "trial_until",
                "referral_date",
                "note",
                "participation",
                "has_participation",
            )
        }
        desk = self.create(
            {
                **values,
                "enrolment_id": enrolment.id,
                "company_id": enrolment.company_id.id,
                "date_start": enrolment.date_start or fields.Date.context_today(self),
                "partner_id": enrolment.partner_id.id,
                "structure_id": enrolment.structure_id.id,
                "prescriber_id": enrolment.prescriber_id.id,
                "public_id": enrolment.public_id.id,
                "proof_ids": [(6, 0, enrolment.proof_ids.ids)],
                "consent_signed": bool(enrolment.consent_on),
            }
        )
        if enrolment.agreement_ids:
            desk.agreement_ids = enrolment.agreement_ids
        desk.step = "helpers"
        desk._enter_step_helpers()
        return desk._reopen()

    def _reopen(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enrol a household"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "current",
        }

    def action_next(self):
        """Check the step, then go to the next one."""
        self.ensure_one()
        getattr(self, f"_check_step_{self.step}")()
        names = [name for name, _label in STEPS]
        self.step = names[names.index(self.step) + 1]
        getattr(self, f"_enter_step_{self.step}", lambda: None)()
        return True

    def action_back(self):
        """Go back one step."""
        self.ensure_one()
        names = [name for name, _label in STEPS]
        self.step = names[max(names.index(self.step) - 1, 0)]
        return True

    def action_new_client(self):
        """Ask for the name of somebody who is not known yet."""
        self.write({"is_new": True, "partner_id": False})
        return True

    def action_known_client(self):
        """Search a known client instead."""
        self.is_new = False
        return True

    @api.onchange("structure_id")
    def _onchange_structure_id(self):
        if self.prescriber_id not in self.structure_id.contact_ids:
            self.prescriber_id = False

    # -- what each step refuses ----------------------------------------------------------

    def _check_step_who(self):
        if not self.partner_id and not self.is_new:
            raise UserError(
                self.env._(
                    "Search the household by any part of the name, or press « New "
                    "client »."
                )
            )
        if self.is_new:
            # what is asked from any new client of the garden
            self._sign_up_draft()._check_step_client()
        enrolments = self.env["cocagne.solidarity.enrolment"]
        enrolments._check_referral(
            self.structure_id,
            self.prescriber_id,
            self.referral_date or fields.Date.context_today(self),
        )
        if self.partner_id:
            self._check_not_helped()

    def _check_not_helped(self):
        draft = self.env["cocagne.solidarity.enrolment"].new(
            {
                "partner_id": self.partner_id.id,
                "company_id": self.company_id.id,
                "state": "draft",
                "date_start": self.date_start,
                "date_end": self.date_end,
            },
            origin=self.enrolment_id,
        )
        # sudo: the other help may be in an establishment that the user does not see
        others = draft.sudo().search(
            [
                ("partner_id", "child_of", self.partner_id.commercial_partner_id.ids),
                ("state", "in", ("draft", "waiting", "active", "ended")),
                ("id", "!=", self.enrolment_id.id),
            ]
        )
        for other in others.filtered(draft._is_beside):
            draft._refuse_twice(other)

    def _check_step_household(self):
        if not self.public_id:
            raise UserError(self.env._("Choose the situation of the household."))
        enrolments = self.env["cocagne.solidarity.enrolment"]
        enrolments._check_people([self[age] for age in AGES])

    def _check_step_helpers(self):
        if not self.consent_signed:
            raise UserError(
                self.env._(
                    "Have the consent signed, then tick « The consent is signed » in "
                    "the step before. Print it with the button there."
                )
            )
        if not self.date_start:
            raise UserError(self.env._("Write the first day of the help."))
        if self.date_end and self.date_end < self.date_start:
            raise UserError(
                self.env._("The help ends before it begins: correct the last day.")
            )
        if not self.product_id and not self.line_ids:
            raise UserError(self.env._("Choose a basket: it says who pays what."))

    def action_print_consent(self):
        """The form to sign, for the household that is at the desk."""
        texts = self.env["cocagne.solidarity.consent.text"]
        return texts._current(self.company_id).action_print()

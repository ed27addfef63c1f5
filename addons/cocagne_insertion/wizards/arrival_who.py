from odoo import api, fields, models
from odoo.fields import Domain

from ..identity import nir, ntt
from ..models.person.identity import COUNTRY_GROUPS, TITLES

SEXES = [("male", "Mr"), ("female", "Mrs")]


class ArrivalWho(models.TransientModel):
    """First screen: who the person is."""

    _inherit = "cocagne.arrival"

    firstname = fields.Char("First name")
    lastname = fields.Char("Name")
    sex = fields.Selection(SEXES, "Mr or Mrs")
    birthday = fields.Date("Born on")
    nir = fields.Char(
        "Social security number",
        help="15 characters, as on the carte Vitale. It is asked for the contract and the "
        "State's files only.",
    )
    no_nir = fields.Boolean("No number yet")
    birth_country_group = fields.Selection(COUNTRY_GROUPS, "Born in", default="1")
    birth_commune = fields.Char("Commune of birth (INSEE code)", size=5)
    birth_country_code = fields.Char("Country of birth (INSEE code)", size=3)
    phone = fields.Char()
    email = fields.Char("Mail address")
    similar_ids = fields.Many2many(
        "hr.employee", "cocagne_arrival_similar", compute="_compute_similar_ids"
    )

    @api.depends("firstname", "lastname", "nir", "birthday", "pathway_id")
    def _compute_similar_ids(self):
        people = self.env["hr.employee"].with_context(active_test=False)
        for arrival in self:
            found = people
            if not arrival.employee_id:
                found = people.search(arrival._domain_similar(), limit=5)
            arrival.similar_ids = found

    def _domain_similar(self):
        """Who has the same number, or the same name: somebody who comes back."""
        name = self._full_name()
        domain = Domain.FALSE
        if self.nir:
            domain |= Domain("ssnid", "=", nir.clean(self.nir))
        if self.firstname and self.lastname:
            domain |= Domain("name", "=ilike", name)
        return domain & Domain("company_id", "=", self.company_id.id)

    def action_is_same(self):
        """The person was here before: go on with what is known."""
        self.ensure_one()
        self.employee_id = self.similar_ids[:1]
        self.pathway_id = self.employee_id.pathway_ids.filtered(
            lambda one: one.state != "left"
        )[:1]
        self._fill_who()
        self._fill_home()
        today = fields.Date.context_today(self)
        self.has_pass = bool(self._running_pass(today))
        return True

    def _full_name(self):
        return " ".join(part for part in (self.firstname, self.lastname) if part)

    def _check_who(self):
        self._want(
            lastname=self.env._("What is the person's name?"),
            firstname=self.env._("What is the person's first name?"),
            sex=self.env._("Mr or Mrs? The social security number begins with it."),
            birthday=self.env._("When was the person born?"),
        )
        if not self.no_nir:
            self._want(
                nir=self.env._(
                    "Write the social security number, or tick « No number yet »: a "
                    "temporary number is then made."
                )
            )
            self.env["cocagne.law"]._refuse(
                nir.problems(self.nir, self.birthday, TITLES[self.sex])
            )
        if self.birth_country_group == "1":
            self._want(
                birth_commune=self.env._("In which commune was the person born?")
            )
        else:
            self._want(
                birth_country_code=self.env._("In which country was the person born?")
            )

    def _save_who(self):
        values = self._prepare_person()
        if self.employee_id:
            self.employee_id.write({"active": True, **values})
        else:
            self.employee_id = self.env["hr.employee"].create(
                {"company_id": self.company_id.id, **values}
            )
        if self.no_nir and not self.employee_id.ntt:
            self.employee_id.ntt = self._temporary_number()
        if not self.pathway_id:
            self.pathway_id = self.env["cocagne.pathway"].create(
                {
                    "employee_id": self.employee_id.id,
                    "company_id": self.company_id.id,
                    "adviser_id": self.env.uid,
                }
            )

    def _prepare_person(self):
        abroad = self.birth_country_group != "1"
        return {
            "name": self._full_name(),
            "sex": self.sex,
            "birthday": self.birthday,
            "ssnid": False if self.no_nir else self.nir,
            "birth_country_group": self.birth_country_group,
            "birth_commune": False if abroad else self.birth_commune,
            "birth_country_code": self.birth_country_code if abroad else "100",
            "private_phone": self.phone,
            "private_email": self.email,
        }

    def _temporary_number(self):
        """1 or 2, the SIREN of the garden, the person's number here; False without SIREN."""
        siren = self.employee_id._siren()
        return siren and ntt.make(TITLES[self.sex], siren, str(self.employee_id.id))

    def _fill_who(self):
        person = self.employee_id
        first, _space, last = (person.name or "").partition(" ")
        self.write(
            {
                "firstname": first,
                "lastname": last,
                "sex": person.sex if person.sex in TITLES else False,
                "birthday": person.birthday,
                "nir": person.ssnid,
                "no_nir": bool(person.ntt and not person.ssnid),
                "birth_country_group": person.birth_country_group,
                "birth_commune": person.birth_commune,
                "birth_country_code": person.birth_country_code,
                "phone": person.private_phone,
                "email": person.private_email,
            }
        )

from odoo import api, fields, models
from odoo.fields import Domain

from ...law import retention
from .wipe import blank, erase_talk

#: Texts of the register of the staff (R.1221-23) until its own delay; every other text
#: of the employee, the versions and the contact goes with the file.
REGISTER = ("name", "legal_name", "insertion_uid")
VERSION_REGISTER = ("job_title",)
CONTACT_REGISTER = ("name", "firstname", "lastname", "lang")
#: What the register does not want and is no text.
FILE = {
    "ntt": False,
    "job_seeker_number": False,
    "education": False,
    "birth_commune": False,
    "birth_country_code": False,
    "birth_country_group": False,
    "place_of_birth": False,
    "country_of_birth": False,
    "lane_number": False,
    "lane_extension": False,
    "lane_type": False,
    "lane_name": False,
    "lane_complement": False,
    "commune_code": False,
    "private_phone": False,
    "private_email": False,
    "emergency_contact": False,
    "emergency_phone": False,
    "study_field": False,
    "study_school": False,
    "image_1920": False,
    "id_card": False,
    "driving_license": False,
    "has_work_permit": False,
    "permit_no": False,
    "visa_no": False,
}
#: The same on each version of the employee.
VERSION = {
    "ssnid": False,
    "identification_id": False,
    "passport_id": False,
    "private_street": False,
    "private_street2": False,
    "private_city": False,
    "private_zip": False,
    "private_state_id": False,
    "private_country_id": False,
    "marital": "single",
    "spouse_complete_name": False,
    "spouse_birthdate": False,
    "children": 0,
    "additional_note": False,
}


class EmployeeErasure(models.Model):
    """Erases a person in two steps: the file, then the identity."""

    _inherit = "hr.employee"

    forgotten_on = fields.Date(
        "Identity erased", readonly=True, copy=False, groups="hr.group_hr_user"
    )

    def _erase_file(self):
        """Address, numbers, papers; name, birth and contracts stay for the register."""
        for person in self:
            blank(person.version_ids, keep=VERSION_REGISTER, **VERSION)
            blank(person, keep=REGISTER, **FILE)
            person.write({"active": False})
            person.pass_ids._erase_reasons()
            if person._has_own_contact():
                blank(person.work_contact_id, keep=CONTACT_REGISTER)
        erase_talk(self.pass_ids)
        erase_talk(self.pass_ids.hiring_ids)
        erase_talk(self.resource_id)

    def _forget(self):
        """The identity: figures keep a year of birth and a sex, nobody's name."""
        for person in self.filtered(lambda one: not one.forgotten_on):
            name = self.env._("Person %s", person.id)
            contact = person.work_contact_id
            person.write(
                {
                    "name": name,
                    "legal_name": name,
                    "birthday": person.birthday
                    and person.birthday.replace(month=1, day=1),
                    "insertion_uid": False,
                    "barcode": False,
                    "pin": False,
                    "work_phone": False,
                    "mobile_phone": False,
                    "work_email": False,
                    "forgotten_on": fields.Date.context_today(self),
                }
            )
            person.version_ids.write({"country_id": False, "job_title": False})
            person.pass_ids.write({"number": False})
            person._forget_contact(contact)
        erase_talk(self)

    def _has_own_contact(self):
        """Whether the contact is the employee's alone: no user, no customer, no supplier.

        A customer's own data are erased by the rules of customers.
        """
        self.ensure_one()
        contact = self.work_contact_id
        used = contact.user_ids or contact.customer_rank or contact.supplier_rank
        return bool(contact) and not used

    def _forget_contact(self, contact):
        """Odoo's contact of the employee, unless something else uses it."""
        self.ensure_one()
        if not self._has_own_contact():
            return
        contact.write({"name": self.name, "active": False})
        erase_talk(contact)

    @api.model
    def _to_forget(self, company):
        """People whose file is erased and whose last contract is five years old."""
        today = fields.Date.context_today(self)
        figures = self.env["cocagne.insertion.figure"]._figures()
        erased = self.with_context(active_test=False).search(
            Domain("company_id", "=", company.id)
            & Domain("pathway_ids.erased_on", "!=", False)
            & Domain("forgotten_on", "=", False)
        )
        return erased.filtered(lambda one: one._is_forgettable(today, figures))

    def _is_forgettable(self, today, figures):
        if any(not pathway.erased_on for pathway in self.pathway_ids):
            return False
        ends = [
            *self.version_ids.mapped("contract_date_end"),
            *self.pathway_ids.mapped("date_end"),
        ]
        last = max((day for day in ends if day), default=None)
        return bool(last) and retention.forget_on(last, figures) <= today


class PassErasure(models.Model):
    """The days of a PASS stay, what they were for goes."""

    _inherit = "cocagne.pass"

    def _erase_reasons(self):
        """Suspensions and prolongations become days: the last day does not move."""
        for one in self:
            end = one.date_end
            one.prolongation_ids._wipe()
            one.suspension_ids._wipe()
            if not one.closed_on:
                one._adopt_end(end)

from odoo import models

#: Fields of a fiche that the pathway has by the same name.
SITUATION = (
    "orienter",
    "employer_type",
    "unemployed_since",
    "no_resources",
    "job_seeker_since",
    "rsa",
    "rsa_since",
    "ass_since",
    "aah_since",
    "rqth",
    "oeth",
    "ase",
    "single_parent",
    "housing",
    "refugee",
    "prison",
    "low_french",
    "mobility",
)
#: Fields of ``hr.employee`` by those of a fiche.
PERSON = {
    "birthday": "birth",
    "ssnid": "nir",
    "ntt": "ntt",
    "insertion_uid": "uid",
    "private_phone": "phone",
    "private_email": "email",
    "birth_commune": "birth_commune",
    "birth_country_code": "birth_country",
    "birth_country_group": "birth_country_group",
    "lane_number": "lane_number",
    "lane_extension": "lane_extension",
    "lane_type": "lane_type",
    "lane_complement": "complement",
    "commune_code": "commune",
    "private_zip": "postcode",
    "job_seeker_number": "job_seeker_number",
    "education": "education",
}
SEXES = {"M": "male", "MME": "female"}


class FicheArrival(models.Model):
    """A fiche to the values of an employee and of a pathway."""

    _inherit = "cocagne.fiche.arrival"

    def _prepare_person(self, told):
        """Values of ``hr.employee`` that a fiche tells."""
        values = {name: getattr(told, here) or False for name, here in PERSON.items()}
        return values | {
            "name": f"{told.first_name} {told.last_name}".title(),
            "company_id": self.company_id.id,
            "sex": SEXES.get(told.title, False),
            "lane_name": told.lane_name.title() or False,
            "private_country_id": self.env.ref("base.fr").id,
        }

    def _prepare_situation(self, told):
        """Values of ``cocagne.pathway``: the situation on the day of the entry."""
        return {name: getattr(told, name) or False for name in SITUATION}


class Fiche(models.Model):
    """An employee and a pathway to the values of a fiche."""

    _inherit = "cocagne.fiche"

    def _prepare_from(self, pathway):
        """Values of a fiche that is made here, to be completed by the adviser."""
        person, held = pathway.employee_id, pathway.pass_id
        first, _space, last = (person.name or "").partition(" ")
        values = {here: person[name] for name, here in PERSON.items()}
        values |= {name: pathway[name] for name in SITUATION}
        return values | {
            "company_id": pathway.company_id.id,
            "employee_id": person.id,
            "pathway_id": pathway.id,
            "pass_id": held.id,
            "pass_number": held.number,
            "pass_start": held.date_start,
            "pass_end": held.date_end,
            "measure": f"{pathway.company_id.insertion_kind}_DC",
            "orienter": pathway._orienter(),
            "title": person._title() or False,
            "uid": person._uid(),
            "first_name": first,
            "last_name": last or first,
            "lane_name": person.lane_name,
            "postcode": person.private_zip,
        }

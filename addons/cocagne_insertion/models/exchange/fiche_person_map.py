from odoo import models

from ...exchange.fiche.check import FRANCE


class FicheArrival(models.Model):
    """A fiche to the values of an employee."""

    _inherit = "cocagne.fiche.arrival"

    def _prepare_person(self, told):
        """Values of ``hr.employee`` that a fiche tells."""
        return {
            "name": _name(told),
            "company_id": self.company_id.id,
            "sex": "male" if told.title == "M" else "female",
            "birthday": told.birth,
            "ssnid": told.nir or False,
            "private_phone": told.phone or False,
            "private_email": told.email or False,
            **self._prepare_address(told),
            **self._prepare_birth_place(told),
        }

    def _prepare_address(self, told):
        lane = dict(
            self.env["cocagne.fiche"]._fields["lane_type"]._description_selection(
                self.env
            )
        ).get(told.lane_type, "")
        words = (told.lane_number, told.lane_extension, lane, told.lane_name.title())
        return {
            "private_street": " ".join(filter(None, words)) or False,
            "private_street2": told.complement or False,
            "private_zip": told.postcode or False,
            "private_country_id": self.env.ref("base.fr").id,
        }

    def _prepare_birth_place(self, told):
        france = told.birth_country == FRANCE
        return {"country_of_birth": france and self.env.ref("base.fr").id}


def _name(told):
    """« Alpha Testeur »: files have upper case without accents."""
    return f"{told.first_name} {told.last_name}".title()

from odoo import api, models

from ...identity import nir


class VersionNir(models.Model):
    """The NIR has its key, and agrees with the birth and the sex of the person.

    Only of people in insertion: the team's numbers are the payroll package's matter.
    Odoo keeps ``ssnid`` and ``sex`` with each version of the employee.
    """

    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._tidy_nir(dict(vals)) for vals in vals_list])

    def write(self, vals):
        return super().write(self._tidy_nir(dict(vals)))

    @api.model
    def _tidy_nir(self, vals):
        if vals.get("ssnid"):
            vals["ssnid"] = nir.clean(vals["ssnid"])
        return vals

    @api.constrains("ssnid", "sex", "employee_id")
    def _check_nir(self):
        self.employee_id._check_nir()


class EmployeeNir(models.Model):
    """See ``VersionNir``; the day of birth is on the employee."""

    _inherit = "hr.employee"

    @api.constrains("birthday")
    def _check_birth(self):
        self._check_nir()

    def _check_nir(self):
        # sudo: the check holds for whoever writes
        for person in self.sudo().filtered("pathway_ids"):
            if person.ssnid:
                self.env["cocagne.law"]._refuse(
                    nir.problems(person.ssnid, person.birthday or None, person._title())
                )


class PathwayNir(models.Model):
    """Who becomes a candidate has a good NIR, or none."""

    _inherit = "cocagne.pathway"

    @api.constrains("employee_id")
    def _check_person_numbers(self):
        self.employee_id._check_nir()

from odoo import api, fields, models
from odoo.exceptions import AccessError

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Odoo keeps contracts for the administrator of human resources. The adviser writes those
#: of insertion, so the dates are open; ``wage`` and ``contract_wage`` stay closed.
CONTRACT_GROUPS = f"hr.group_hr_manager,{ADVISER}"
#: What the adviser may not change on a contract of the team.
CONTRACT_FIELDS = {
    "contract_date_start",
    "contract_date_end",
    "trial_date_end",
    "contract_type_id",
}


class Version(models.Model):
    """The adviser prepares contracts of insertion, and never sees the pay of the team."""

    _inherit = "hr.version"

    contract_date_start = fields.Date(groups=CONTRACT_GROUPS)
    contract_date_end = fields.Date(groups=CONTRACT_GROUPS)
    trial_date_end = fields.Date(groups=CONTRACT_GROUPS)
    date_start = fields.Date(groups=CONTRACT_GROUPS)
    date_end = fields.Date(groups=CONTRACT_GROUPS)
    is_current = fields.Boolean(groups=CONTRACT_GROUPS)
    is_past = fields.Boolean(groups=CONTRACT_GROUPS)
    is_future = fields.Boolean(groups=CONTRACT_GROUPS)
    is_in_contract = fields.Boolean(groups=CONTRACT_GROUPS)
    contract_type_id = fields.Many2one(groups=CONTRACT_GROUPS)

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        if any(CONTRACT_FIELDS & set(vals) for vals in vals_list):
            versions.filtered("contract_date_start")._check_may_write_contract()
        return versions

    def write(self, vals):
        if CONTRACT_FIELDS & set(vals) and not vals.get("insertion_kind"):
            self._check_may_write_contract()
        return super().write(vals)

    def _check_may_write_contract(self):
        """:raise AccessError: when the adviser changes a contract of the team."""
        if self.env.su or self.env.user.has_group("hr.group_hr_manager"):
            return
        if any(version.employee_id and not version.insertion_kind for version in self):
            raise AccessError(
                self.env._(
                    "You prepare contracts of insertion only. Choose the kind of contract "
                    "of insertion, or ask the payroll for a contract of the team."
                )
            )


class Employee(models.Model):
    """The same fields, seen from the employee: those of the version of the day."""

    _inherit = "hr.employee"

    contract_date_start = fields.Date(groups=CONTRACT_GROUPS)
    contract_date_end = fields.Date(groups=CONTRACT_GROUPS)
    trial_date_end = fields.Date(groups=CONTRACT_GROUPS)
    date_start = fields.Date(groups=CONTRACT_GROUPS)
    date_end = fields.Date(groups=CONTRACT_GROUPS)
    is_current = fields.Boolean(groups=CONTRACT_GROUPS)
    is_past = fields.Boolean(groups=CONTRACT_GROUPS)
    is_future = fields.Boolean(groups=CONTRACT_GROUPS)
    is_in_contract = fields.Boolean(groups=CONTRACT_GROUPS)
    contract_type_id = fields.Many2one(groups=CONTRACT_GROUPS)

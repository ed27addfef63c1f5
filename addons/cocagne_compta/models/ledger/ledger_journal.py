from odoo import api, models
from odoo.exceptions import UserError


class ResCompany(models.Model):
    _inherit = "res.company"

    def _ledger_journal(self):
        """The journal of sundry entries of a garden.

        :raises UserError: it has none.
        """
        self.ensure_one()
        journals = self.env["account.journal"]
        general = self.env.ref(
            f"account.{self.root_id.id}_general", raise_if_not_found=False
        )
        mine = [
            *journals._check_company_domain(self),
            ("type", "=", "general"),
        ]
        found = (general and general.filtered_domain(mine)) or journals.search(
            mine, limit=1
        )
        if not found:
            raise UserError(
                self.env._(
                    "%s has no journal of sundry entries: create one in the settings "
                    "of accounting.",
                    self.name,
                )
            )
        return found

    def _own_journal(self, code, name):
        """A journal of the house for one kind of entries, made at the first need."""
        house = self.root_id
        journals = self.env["account.journal"]
        mine = [("company_id", "=", house.id), ("code", "=", code)]
        return journals.search(mine, limit=1) or journals.create(
            {"name": name, "code": code, "type": "general", "company_id": house.id}
        )


class AccountMove(models.Model):
    _inherit = "account.move"

    @api.model
    def _ledger_list(self, moves):
        """The action that shows entries: one as a form, several as a list."""
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Entries"),
            "res_model": "account.move",
            "view_mode": "list,form",
            "domain": [("id", "in", moves.ids)],
        }
        if len(moves) == 1:
            action.update(view_mode="form", res_id=moves.id)
        return action

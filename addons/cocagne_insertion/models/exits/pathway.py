from collections import defaultdict
from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

from ...law.exits import recruitment

ONE_DAY = timedelta(days=1)
ROLES = "cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_director"


class Pathway(models.Model):
    """The exit of a pathway."""

    _inherit = "cocagne.pathway"

    exit_ids = fields.One2many(
        "cocagne.insertion.exit", "pathway_id", "Exit and proofs", groups=ROLES
    )
    exit_month_ids = fields.One2many(
        "cocagne.insertion.month",
        "pathway_id",
        "Months paid",
        groups="hr.group_hr_user",
        help="What tells how many hours an exit has in its annex.",
    )

    def action_leave(self):
        """The dialog that asks why and when the person leaves.

        :raises UserError: when the person left already.
        """
        self.ensure_one()
        self.check_access("write")
        if self.state == "left" and self.exit_ids:
            raise UserError(self.env._("%s left already: see the exit.", self.name))
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_leave_dialog"
        )
        action["context"] = {"default_pathway_id": self.id}
        last_day = self.env.context.get(
            "default_date_end"
        )  # from the end of a contract
        if last_day:
            action["context"]["default_date"] = fields.Date.to_string(last_day)
        return action

    def action_reopen(self):
        """Somebody who has an exit comes back by taking the exit back.

        :raises UserError: for who has an exit.
        """
        for pathway in self.filtered("has_exit"):
            raise UserError(
                self.env._(
                    "%s has an exit: open it and press “The person did not leave”.",
                    pathway.name,
                )
            )
        return super().action_reopen()

    def action_open_exit(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Exit"),
            "res_model": "cocagne.insertion.exit",
            "res_id": self.exit_ids.id,
            "views": [(False, "form")],
        }

    def _exit_versions(self):
        """{pathway id: the versions of its contracts of insertion}, in one query."""
        # sudo: days and annex of the contracts, for who may not read contracts
        versions = (
            self.env["hr.version"]
            .sudo()
            .search_fetch(
                [
                    ("pathway_id", "in", self.ids),
                    ("insertion_kind", "!=", False),
                    ("contract_date_start", "!=", False),
                ],
                [
                    "pathway_id",
                    "insertion_kind",
                    "contract_date_start",
                    "contract_date_end",
                    "annex_id",
                ],
                order="contract_date_start, date_version, id",
            )
        )
        found = defaultdict(versions.browse)
        for version in versions:
            found[version.pathway_id.id] |= version
        return found

    def _exit_contracts(self):
        """{pathway id: its contracts as ``law.exits.recruitment`` wants them}.

        A contract that begins the day after another is its renewal; amendments are within
        a contract.
        """
        found = defaultdict(list)
        for pathway, versions in self._exit_versions().items():
            rank, end = 0, None
            bounds = {
                version.contract_date_start: version.contract_date_end
                for version in versions
            }
            for start, last in sorted(bounds.items()):
                follows = end is not None and start <= end + ONE_DAY
                rank = rank + 1 if follows else 0
                found[pathway].append(
                    recruitment.Contract(str(pathway), "ACI_DC", "", start, rank, last)
                )
                end = last or end
        return found

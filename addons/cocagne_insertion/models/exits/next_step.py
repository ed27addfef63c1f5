from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

ROLE = ["cocagne_jardin.group_insertion_adviser"]
BOTH = [*ROLE, "cocagne_insertion.group_director"]


class InsertionExit(models.Model):
    """What an exit waits for, and taking it back."""

    _name = "cocagne.insertion.exit"
    _inherit = ["cocagne.insertion.exit", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        steps = []
        if self.is_unproved:
            steps.append(
                self._step(
                    "proof",
                    self.env._(
                        "A dynamic exit is counted with its proof: attach the contract, a "
                        "pay slip, the certificate of training..."
                    ),
                    self.env._("Add a proof"),
                    action=self._new_proof(),
                    groups=BOTH,
                )
            )
        return [*steps, self._step_follow_up()]

    def _new_proof(self):
        action = self._new_form(
            "cocagne.insertion.exit.proof", self.env._("Proof"), exit_id=self.id
        )
        return {**action, "target": "new"}

    def _step_follow_up(self):
        waiting = self.follow_up_ids.filtered(lambda one: not one.situation)
        if not waiting:
            return self._step("done", self.env._("All is known: nothing more to do."))
        following = waiting.sorted("date")[0]
        day = format_date(self.env, following.date)
        if following.date > fields.Date.context_today(self):
            text = self.env._("Ask for news on %s.", day)
            return self._step("ask", text, kind="wait")
        return self._step(
            "ask",
            self.env._("News were due on %s: call, then write what you heard.", day),
            self.env._("Write the news"),
            action=following._get_records_action(),
            groups=ROLE,
        )

    def action_undo(self):
        """The person did not leave: the exit and its open follow-ups go, the pathway goes on.

        :raises UserError: when news were taken already.
        """
        for one in self:
            if one.follow_up_ids.filtered("situation"):
                raise UserError(
                    self.env._(
                        "News of %s were taken after this exit: it took place. Correct "
                        "its date or reason instead.",
                        one.pathway_id.name,
                    )
                )
        pathways = self.pathway_id
        # sudo: the director takes back an exit that only the adviser deletes by hand
        self.check_access("write")
        # sudo: as above
        self.sudo().unlink()
        pathways.invalidate_recordset(["has_exit"])
        pathways.action_reopen()
        return self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_exits"
        )

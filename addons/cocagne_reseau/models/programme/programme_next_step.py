from odoo import models

MANAGERS = ["cocagne_reseau.group_network_manager"]


class Programme(models.Model):
    """What a national agreement waits for, said on its form."""

    _inherit = "cocagne.programme"

    def _new_step(self):
        text = self.env._(
            "Write the funder, the dates and the budget, then save: it is shared between "
            "the gardens next."
        )
        return self._step("new", text, kind="wait")

    def _next_steps(self):
        self.ensure_one()
        if self.state == "draft":
            text = self.env._("Once it is signed, start it: its budget can be shared.")
            return [self._act("run", text, self.env._("Start"), "action_run")]
        if self.state == "closed":
            return [self._step("closed", self.env._("This agreement is closed."))]
        return [*self._steps_running(), self._step_fine()]

    def _steps_running(self):
        if not self.allocation_ids:
            text = self.env._("Share the budget between the gardens.")
            yield self._act("share", text, self.env._("Allocate"), "action_share_out")
        short = self.allocation_ids.filtered(lambda one: one.left < 0)
        if short:
            text = self.env._(
                "%s uses more than its part: move money to it.", short[0].garden_id.name
            )
            words = self.env._("Move money")
            yield self._act("short", text, words, "action_redistribute")
        if self.to_book_count:
            text = self.env._("Claims of gardens to accept: %s.", self.to_book_count)
            words = self.env._("See the claims")
            yield self._act("claims", text, words, "action_view_claims")

    def _step_fine(self):
        text = self.env._(
            "It is running: %(used)s used of %(amount)s, %(reserve)s not allocated.",
            used=self.currency_id.format(self.consumed),
            amount=self.currency_id.format(self.amount),
            reserve=self.currency_id.format(self.reserve),
        )
        return self._step("running", text)

    def _act(self, code, text, button, method):
        return self._step(code, text, button, method=method, groups=MANAGERS)

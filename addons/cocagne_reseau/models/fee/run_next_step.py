from odoo import models

from .run import MANAGERS


class FeeRun(models.Model):
    """What the fee of a year waits for, said on its form."""

    _inherit = "cocagne.network.fee.run"

    def _new_step(self):
        text = self.env._(
            "Choose the year and the scale, then save: the fees are counted next."
        )
        return self._step("new", text, kind="wait")

    def _next_steps(self):
        self.ensure_one()
        if self.state == "running":
            return [self._step("running", self.env._("Under way."), kind="wait")]
        if not self.garden_count:
            return [self._step_count()]
        if self.missing_count and not self.open_count - self.missing_count:
            return [self._step_missing()]
        if self.open_count:
            return [self._step_invoice()]
        if self.invoiced_count:
            return [self._step_post()]
        text = self.env._("All gardens are invoiced for %s.", self.year)
        return [self._step("done", text)]

    def _step_count(self):
        return self._step(
            "count",
            self.env._("Count what each garden owes; nothing is invoiced yet."),
            self.env._("Count the fees"),
            method="action_count",
            groups=MANAGERS,
        )

    def _step_missing(self):
        text = self.env._(
            "Gardens whose figure is missing: %s. Write it on their line, with where it "
            "comes from.",
            self.missing_count,
        )
        return self._step(
            "missing",
            text,
            self.env._("See the gardens"),
            method="action_view_lines",
            groups=MANAGERS,
        )

    def _step_invoice(self):
        text = self.env._(
            "Gardens to invoice: %(count)s. Look at the amounts below first.",
            count=self.open_count - self.missing_count,
        )
        if self.counted_count:
            text += " " + self.env._(
                "Figures that their garden has not validated: %s.", self.counted_count
            )
        return self._step(
            "invoice",
            text,
            self.env._("Make the invoices"),
            method="action_make_invoices",
            groups=MANAGERS,
        )

    def _step_post(self):
        text = self.env._(
            "Invoices that wait as drafts: %s. Post them; gardens of this database get "
            "the bill in their books.",
            self.invoiced_count,
        )
        return self._step(
            "post",
            text,
            self.env._("Post the invoices"),
            method="action_post",
            groups=MANAGERS,
        )

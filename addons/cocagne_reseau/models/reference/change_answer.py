from odoo import fields, models
from odoo.exceptions import UserError


class ReferenceAnswer(models.Model):
    """What the garden decides; read anew at the click, so that nothing is overwritten."""

    _inherit = "cocagne.reference.change"

    def action_accept(self):
        """Take the network's version; where both changed, the network's too."""
        return self._answer("accepted", mine=False)

    def action_keep(self):
        """Keep what the garden changed, and take the rest."""
        return self._answer("kept", mine=True)

    def action_refuse(self):
        """Leave it; the garden is asked again when the network changes it again."""
        return self._answer("refused", mine=None)

    def _answer(self, decision, mine):
        """Write the answers.

        :param mine: keep the garden's own where both changed; None writes nothing.
        """
        self.check_access("write")
        waiting = self.filtered(lambda one: one.decision == "waiting")
        for change in waiting:
            change._refresh()
            record_id = change.record_id
            if mine is not None:
                record_id = change._apply(mine)
            change._link(record_id)
        # sudo: a decision is written by its button alone
        waiting.sudo().write(
            {"decision": decision, "decided_on": fields.Datetime.now()}
        )
        return True

    def _refresh(self):
        """Compare again with what the garden has now.

        :raises UserError: when the garden changed it since the screen was opened.
        """
        links = self.inbox_id._links(self.company_id, self.line_id)
        kind = self.env["cocagne.reference.kind"]._of(self.kind)
        found = kind._locals(self.company_id, self.line_id, links)
        record_id, local = found.get((self.company_id.id, self.key), (0, None))
        if local != (self.local or None):
            before = self.status
            # sudo: the code keeps what was compared
            self.sudo().write({"record_id": record_id, "local": local})
            status = self._merged().status
            if status == "conflict" and before != "conflict":
                self.sudo().status = status
                raise UserError(
                    self.env._(
                        "%s was changed in your garden meanwhile. Look at it again, then "
                        "decide.",
                        self.name,
                    )
                )

    def _apply(self, mine):
        kind = self.env["cocagne.reference.kind"]._of(self.kind)
        values = self._merged().chosen(self.line_id.values, mine)
        return kind._apply(self.company_id, self.key, self.record_id, values)

    def _link(self, record_id):
        """Keep the network's version as the one that the garden answered."""
        # sudo: the code's own memory; people have no right on it
        links = self.env["cocagne.reference.link"].sudo()
        link = links.search(
            [("company_id", "=", self.company_id.id), ("key", "=", self.key)]
        )
        values = {"record_id": record_id, "base": self.line_id.values}
        if link:
            link.write(values)
        else:
            links.create({"company_id": self.company_id.id, "key": self.key, **values})

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from .case import DESK, MANAGER, NEVER


class Change(models.Model):
    """The door for what people wish: the rules are looked at, then it is applied."""

    _inherit = "cocagne.change"

    @api.model
    def _request(self, kind, values, reason=None, derogation=False, seen=None, **extra):
        """Apply a change if the rules and the rights of the user allow it.

        :param derogation: pass over what this user may pass over; the reason is then
            required and the change is marked.
        :param seen: ``_change_stamps()`` of what the user looked at.
        :raises AccessError: baskets of somebody else.
        :raises UserError: a rule refuses; the message says which and what to do.
        """
        baskets = self.env["cocagne.basket"].browse([b.id for b in values])
        passes = self._passes(baskets)
        # sudo: the rights were checked; members and the desk write by this door only
        baskets.sudo()._lock_for_change(seen)
        refusals = self.with_context(lock_weeks=True)._wish_refusals(values, **extra)
        left = [r for r in refusals if not (derogation and r.level in passes)]
        if left:
            raise UserError(self._refusal_message(left, passes))
        if refusals and not reason:
            raise UserError(
                self.env._("This is an exception to the rules: write down why.")
            )
        extra.pop("access_code", None)
        return self._apply(
            kind, values, reason=reason, derogation=bool(refusals), **extra
        )

    @api.model
    def _wish_refusals(self, values, **extra):
        """The refusals of a wish; ``extra`` is what ``_request`` was given besides."""
        return self.env["cocagne.change.rules"]._refusals(values)

    @api.model
    def _refusal_message(self, refusals, passes):
        lines = [refusal.text for refusal in refusals]
        levels = {refusal.level for refusal in refusals}
        if levels <= set(passes):
            lines.append(
                self.env._(
                    'To do it all the same, tick "Make an exception" and write why.'
                )
            )
        elif passes and MANAGER in levels and NEVER not in levels:
            lines.append(
                self.env._(
                    "Only the manager can exceed this number, or change it for the week."
                )
            )
        return "\n".join(lines)

    @api.model
    def _passes(self, baskets):
        """The levels of refusals that the user may pass over for these baskets.

        :raises AccessError: they are those of somebody else.
        """
        user = self.env.user
        if user.has_group("cocagne_jardin.group_sales_desk"):
            if not self.env.su:
                baskets.check_access("read")
            is_manager = user.has_group("cocagne_jardin.group_manager")
            return (DESK, MANAGER) if is_manager else (DESK,)
        # sudo: to know whose they are
        if user.share and baskets.sudo().partner_id == user.partner_id:
            return ()
        raise AccessError(
            self.env._("Only the sales desk can change the baskets of a member.")
        )

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class ChangeWizard(models.AbstractModel):
    """What the dialogs of changes share: they tell at once what will happen, and what
    is refused and why; the exception with its reason; and what was seen on opening."""

    _name = "cocagne.change.wizard"
    _description = "Dialog of a change"

    reason = fields.Char(help="Kept in the history.")
    derogation = fields.Boolean(
        "Make an exception",
        help="The rules do not allow it. The reason is kept with your name.",
    )
    seen = fields.Json()
    outcome = fields.Html("What will happen", compute="_compute_preview")
    refusal_text = fields.Text("Refused", compute="_compute_preview")
    can_pass = fields.Boolean(compute="_compute_preview")

    def _wish(self):
        """The new values by basket, and what else the change is given.

        :raises UserError: what was chosen is not complete, or not possible.
        """
        raise NotImplementedError

    def _preview_depends(self):
        return []

    @api.depends(lambda self: self._preview_depends())
    @api.depends_context("lang")
    def _compute_preview(self):
        changes = self.env["cocagne.change"]
        for wizard in self:
            wizard.outcome, wizard.refusal_text, wizard.can_pass = False, False, False
            try:
                values, extra = wizard._wish()
                if not values:
                    continue
                refusals = changes._wish_refusals(values, **extra)
                passes = changes._passes(
                    self.env["cocagne.basket"].browse([b.id for b in values])
                )
            except UserError as refusal:
                wizard.refusal_text = str(refusal)
                continue
            if refusals:
                wizard.refusal_text = changes._refusal_message(refusals, passes)
            wizard.can_pass = bool(refusals) and all(
                refusal.level in passes for refusal in refusals
            )
            wizard.outcome = wizard._outcome(values)

    def _outcome(self, values):
        """The sentences of ``values``, one per basket."""
        sentences = [self._sentence(basket, vals) for basket, vals in values.items()]
        items = Markup("").join(
            Markup("<li>%s</li>") % sentence for sentence in sentences if sentence
        )
        return Markup("<ul class='mb-0'>%s</ul>") % items

    def _sentence(self, basket, vals):
        basket = basket.sudo()
        name = f"{vals.get('quantity', basket.quantity)} × {basket.product_id.name}"
        before = self._day(basket.delivery_id)
        if vals.get("state") == "cancelled":
            return self.env._(
                "%(basket)s of %(day)s: neither prepared nor billed",
                basket=name,
                day=before,
            )
        if vals.get("is_gift"):
            return self.env._(
                "%(basket)s of %(day)s: prepared, given to %(person)s",
                basket=name,
                day=before,
                person=vals.get("given_to") or self.env._("somebody else"),
            )
        delivery = self.env["cocagne.delivery"].browse(vals.get("delivery_id")).sudo()
        depot = self.env["cocagne.depot"].browse(vals.get("depot_id")).sudo()
        if not delivery and not depot:
            return "" if "quantity" not in vals else f"{name}, {before}"
        after = self._day(delivery) if delivery else before
        if depot and depot != basket.depot_id:
            places = [basket.depot_id.display_name, depot.display_name]
            if after == before:
                name, (before, after) = f"{name}, {before}", places
            else:
                after = f"{after}, {depot.display_name}"
        text = self.env._(
            "%(basket)s: %(before)s → %(after)s",
            basket=name,
            before=before,
            after=after,
        )
        meets = delivery and basket._meets_another(delivery)
        if meets and delivery.week != basket.delivery_id.week:
            text += self.env._(" (two that week)")
        return text

    def _day(self, delivery):
        return format_date(self.env, delivery.date, date_format="EEEE d MMMM")

    def action_apply(self):
        """Do what was chosen; refused as a whole when a rule speaks against it."""
        self.ensure_one()
        self._do(reason=self.reason, derogation=self.derogation, seen=self.seen)
        return {"type": "ir.actions.act_window_close"}

    def _do(self, **how):
        raise NotImplementedError

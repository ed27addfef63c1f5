from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError

from ...sharing import share
from .content_available import quantity_label
from .share_problem import ShareProblem


class Content(models.Model):
    """The proposal: sharing what is available, fairly over the weeks (R90).

    The method is in ``sharing/`` and in docs/decisions/share-out.md; here the records
    become its numbers and its answer becomes lines.
    """

    _inherit = "cocagne.content"

    def action_propose(self):
        """Propose the quantities of all the baskets that are not delivered yet.

        What was written by hand stays, and so do vegetables whose quantity is not
        known. The same week gives the same proposal.
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        self._prepare_compositions()
        rows = self.available_ids.filtered("quantity")
        if not rows:
            raise UserError(
                self.env._(
                    "Say how much there is of each vegetable, then ask for the "
                    "proposal."
                )
            )
        problem = ShareProblem(self, rows)
        result = share(problem.kinds, problem.cells, problem.produce)
        self._write_proposal(problem, result)
        self.share_report = self._tell_proposal(problem, result)
        return True

    def _write_proposal(self, problem, result):
        """Replace the lines that the proposal decides; most depots get the line's
        quantity, the others their own."""
        lines = self.env["cocagne.basket.content.line"]
        problem.decided_lines().unlink()
        values, others = [], []
        for composition in problem.open:
            for row in problem.rows:
                steps = {
                    depot_id: result.quantities.get(
                        ((composition.id, depot_id), row.id), 0
                    )
                    for depot_id in problem.counts.get(composition.id, {})
                }
                if not any(steps.values()):
                    continue
                usual = problem.usual(composition, steps)
                step = row.product_id.portion_step
                values.append(
                    {
                        "composition_id": composition.id,
                        "product_id": row.product_id.id,
                        "quantity": usual * step,
                        "sequence": row.sequence,
                    }
                )
                others.append(
                    {
                        depot_id: number * step
                        for depot_id, number in steps.items()
                        if number != usual
                    }
                )
        created = lines.create(values)
        self.env["cocagne.content.depot"].create(
            [
                {"line_id": line.id, "depot_id": depot_id, "quantity": quantity}
                for line, depots in zip(created, others, strict=True)
                for depot_id, quantity in depots.items()
            ]
        )

    # -- saying why -------------------------------------------------------------------

    def _tell_proposal(self, problem, result):
        """Who gets the short bunch this week and why, in plain words."""
        parts = [self._tell_short(problem, short) for short in result.shorts]
        parts += self._tell_left(problem, result)
        parts += self._tell_odd(problem)
        if not parts:
            parts = [self.env._("Everything is shared, and equally.")]
        items = Markup("").join(Markup("<li>%s</li>") % part for part in parts)
        return Markup("<ul>%s</ul>") % items

    def _tell_odd(self, problem):
        """Vegetables that no basket can get, or that have no price."""
        parts = []
        for row in problem.rows:
            name = row.product_id.name
            if not problem.reached(row):
                parts.append(
                    self.env._(
                        "%s is for some baskets or rounds only, and none of those of "
                        "the week takes it: write the rounds apart, or open it to more "
                        "baskets.",
                        name,
                    )
                )
            # sudo: whether there is a price, not which one
            if not row.sudo().unit_price:
                parts.append(
                    self.env._(
                        "%s has no price: it counts for nothing in the value of the "
                        "baskets.",
                        name,
                    )
                )
        return parts

    def _tell_left(self, problem, result):
        left = [
            f"{row.product_id.name} ({quantity_label(self.env, amount, row.uom_id)})"
            for row in problem.rows
            if (amount := result.left.get(row.id, 0) * row.product_id.portion_step)
        ]
        if not left:
            return []
        return [
            self.env._(
                "Left, because the baskets have their value or because it is too "
                "little for one more portion each: %s. Give it by hand, or keep it for "
                "the shop.",
                ", ".join(left),
            )
        ]

    def _tell_short(self, problem, short):
        row = problem.row(short.produce)
        portion = short.portion * row.product_id.portion_step
        words = {
            "vegetable": row.product_id.name,
            "portion": quantity_label(self.env, portion, row.uom_id),
            "basket": self.env["product.product"].browse(short.kind).name,
            "served": problem.depot_names(short.served),
            "others": problem.depot_names(short.unserved),
        }
        if not short.served:
            return self.env._(
                "%(vegetable)s: not enough to give %(portion)s more to the "
                "« %(basket)s » of one whole depot.",
                **words,
            )
        if problem.had_less(short):
            return self.env._(
                "%(vegetable)s: not enough for all the « %(basket)s ». %(portion)s "
                "more for those who had less until now: %(served)s. First the next "
                "time: %(others)s.",
                **words,
            )
        return self.env._(
            "%(vegetable)s: not enough for all the « %(basket)s ». %(portion)s more, "
            "in turn, for: %(served)s. First the next time: %(others)s.",
            **words,
        )

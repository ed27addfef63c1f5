from collections import Counter
from math import ceil, floor

from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import float_compare

from ...sharing import Cell, Kind, Produce, share
from .content_available import quantity_label

#: Values are shared in millionths of the currency: nothing is lost to rounding.
MICRO = 1_000_000
#: Forgives the noise of decimal numbers when they become steps.
NOISE = 1e-6
#: How many depots an explanation names.
NAMED = 6


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
        problem = _Problem(self, rows)
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
        for row in problem.rows:
            if not problem.reached(row):
                parts.append(
                    self.env._(
                        "%s is for some baskets or rounds only, and none of those of "
                        "the week takes it: write the rounds apart, or open it to more "
                        "baskets.",
                        row.product_id.name,
                    )
                )
            if not row.sudo().unit_price:
                parts.append(
                    self.env._(
                        "%s has no price: it counts for nothing in the value of the "
                        "baskets.",
                        row.product_id.name,
                    )
                )
        if not parts:
            parts = [self.env._("Everything is shared, and equally.")]
        items = Markup("").join(Markup("<li>%s</li>") % part for part in parts)
        return Markup("<ul>%s</ul>") % items

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


class _Problem:
    """The records of a week as the numbers of ``sharing``."""

    def __init__(self, content, rows):
        self.content = content
        self.env = content.env
        self.rows = rows
        # in an order of their own, so that the same week gives the same proposal
        self.open = content.composition_ids.filtered(
            lambda one: not one.delivery_ids._with_content_gone()
        ).sorted("id")
        self.counts = content.composition_ids._counts()
        shared = set(rows.product_id.ids)
        #: (composition id, product id) that the proposal leaves as they are
        self.fixed = {
            (line.composition_id.id, line.product_id.id)
            for line in content.composition_ids.line_ids
            if line.is_manual
            or line.product_id.id not in shared
            or line.composition_id not in self.open
        }
        self.cells = self._cells()
        self.kinds = self._kinds()
        self.produce = [self._produce(row) for row in rows]

    def row(self, key):
        return self.rows.browse(key)

    def decided_lines(self):
        """The lines that the proposal replaces."""
        return self.open.line_ids.filtered(
            lambda line: (line.composition_id.id, line.product_id.id) not in self.fixed
        )

    def usual(self, composition, steps):
        """The number of steps that most baskets of a composition get."""
        baskets = Counter()
        for depot_id, number in steps.items():
            baskets[number] += self.counts[composition.id][depot_id]
        return max(baskets, key=lambda number: (baskets[number], number))

    def depot_names(self, keys):
        """The depots by name, or how many they are when nobody would read them all."""
        depots = self.env["cocagne.depot"].browse(
            sorted({depot_id for _composition, depot_id in keys})
        )
        names = ", ".join(depots[:NAMED].mapped("display_name"))
        if len(depots) <= NAMED:
            return names
        return self.env._(
            "%(names)s and %(count)s other depots",
            names=names,
            count=len(depots) - NAMED,
        )

    def had_less(self, short):
        """Whether the past decided who is served."""
        balances = {cell.key: cell.balance for cell in self.cells}
        served = max(balances[key] for key in short.served)
        return any(balances[key] > served for key in short.unserved)

    def reached(self, row):
        """Whether some basket can get this vegetable."""
        item = self.produce[list(self.rows).index(row)]
        manual = any(product == row.product_id.id for _one, product in self.fixed)
        return item.cells is None or bool(item.cells) or manual

    # -- numbers ----------------------------------------------------------------------

    def _past(self, model, groupby, measure):
        """Sums over the earlier weeks of the season."""
        content = self.content
        # sudo: the proposal needs the values of the past, not the right to read them
        groups = (
            self.env[model]
            .sudo()
            ._read_group(
                [
                    ("company_id", "=", content.company_id.id),
                    ("season_id", "=", content.season_id.id),
                    ("week", "<", content.week),
                ],
                groupby,
                [f"{measure}:sum"],
            )
        )
        return {tuple(record.id for record in keys): total for *keys, total in groups}

    def _cells(self):
        balances = self._past(
            "cocagne.content.depot.history", ["product_id", "depot_id"], "deviation"
        )
        return [
            Cell(
                (composition.id, depot_id),
                composition.product_id.id,
                count,
                round(balances.get((composition.product_id.id, depot_id), 0.0) * MICRO),
            )
            for composition in self.open
            for depot_id, count in sorted(self.counts.get(composition.id, {}).items())
        ]

    def _kinds(self):
        gaps = self._past("cocagne.content.history", ["product_id"], "gap")
        catch_up = self.content.company_id.content_catch_up / 100
        kinds = []
        for product, compositions in self.open.grouped("product_id").items():
            target = max(compositions.sudo().mapped("target_price"))
            owed = -gaps.get((product.id,), 0.0)
            most = target * catch_up
            target += max(-most, min(most, owed))
            kinds.append(
                Kind(
                    product.id,
                    max(1, round(target * MICRO)),
                    start=self._start(compositions),
                    owed=round(owed * MICRO),
                )
            )
        return kinds

    def _start(self, compositions):
        """What a basket of a type holds already, on average over its rounds."""
        total = baskets = 0
        for composition in compositions:
            count = sum(self.counts.get(composition.id, {}).values())
            baskets += count
            total += count * sum(
                line.sudo().value
                for line in composition.line_ids
                if (composition.id, line.product_id.id) in self.fixed
            )
        return round(total / baskets * MICRO) if baskets else 0

    def _produce(self, row):
        product = row.product_id
        step = product.portion_step
        free = (row.quantity - self._fixed_use(product)) / step
        least = max(1, ceil(product.portion_least / step - NOISE))
        most = floor(product.portion_most / step + NOISE) or None
        return Produce(
            row.id,
            max(0, floor(free + NOISE)),
            round(row.sudo().unit_price * step * MICRO),
            least=least,
            most=most and max(most, least),
            whole=float_compare(step, 1, precision_digits=2) >= 0,
            priority=int(row.priority),
            cells=self._reachable(row),
        )

    def _reachable(self, row):
        """The cells that can get a vegetable: of its rounds, and not settled by hand."""
        cells = frozenset(
            cell.key
            for cell in self.cells
            if (cell.key[0], row.product_id.id) not in self.fixed
            and self._on_rounds(cell.key[0], row)
        )
        return None if len(cells) == len(self.cells) else cells

    def _on_rounds(self, composition_id, row):
        composition = self.open.browse(composition_id)
        if row.delivery_ids and not composition.delivery_ids <= row.delivery_ids:
            return False
        if row.basket_ids:
            return composition.product_id in row.basket_ids
        return self._suits(composition.product_id, row.product_id)

    def _suits(self, basket, product):
        """No leek in a fruit basket; a melon in a vegetable basket only where the
        garden has no other basket for it."""
        families = set(self.open.product_id.mapped("basket_family"))
        if product.produce_family != "fruits":
            return basket.basket_family != "fruits"
        return basket.basket_family != "vegetables" or not families & {
            "fruits",
            "mixed",
        }

    def _fixed_use(self, product):
        """What the lines that stay take of a vegetable."""
        use = 0.0
        for line in self.content.composition_ids.line_ids:
            if line.product_id != product:
                continue
            if (line.composition_id.id, product.id) not in self.fixed:
                continue
            others = {row.depot_id.id: row.quantity for row in line.depot_ids}
            for depot_id, count in self.counts.get(line.composition_id.id, {}).items():
                use += count * others.get(depot_id, line.quantity)
        return use

"""A week's contents as the numbers of ``sharing``: cells, kinds and produce."""

from collections import Counter
from math import ceil, floor

from odoo.tools import float_compare

from ...sharing import Cell, Kind, Produce

#: Values are shared in millionths of the currency: nothing is lost to rounding.
MICRO = 1_000_000
#: Forgives the noise of decimal numbers when they become steps.
NOISE = 1e-6
#: How many depots an explanation names.
NAMED = 6


class ShareProblem:
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

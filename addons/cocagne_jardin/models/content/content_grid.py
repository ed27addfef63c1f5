from math import isfinite

from odoo import models
from odoo.exceptions import UserError


class Content(models.Model):
    """The table of the week: vegetables in rows, baskets in columns (R87).

    Each change answers with the whole table, so that totals and gaps are those of the
    database. Prices are in it for those who may read them only.
    """

    _inherit = "cocagne.content"

    def grid_data(self):
        """The table as the screen draws it."""
        self.ensure_one()
        self.check_access("read")
        prices = self.available_ids._has_field_access(
            self.available_ids._fields["unit_price"], "read"
        )
        return {
            "state": self.state,
            "editable": self.state == "draft" and self.has_access("write"),
            "prices": prices,
            "currency": self.currency_id.symbol,
            "columns": [
                self._grid_column(one, prices) for one in self._grid_compositions()
            ],
            "rows": self._grid_rows(prices),
            "choices": self._grid_choices(),
        }

    def _grid_compositions(self):
        """The baskets from left to right: by name, then as the rounds go out."""
        return self.composition_ids.sorted(
            lambda one: (
                one.sequence,
                one.product_id.name,
                min(one.delivery_ids.mapped("date")),
                one.id,
            )
        )

    def _grid_column(self, composition, prices):
        column = {
            "id": composition.id,
            "name": composition.product_id.name,
            "rounds": composition.round_label,
            "count": composition.basket_count,
            "can_split": len(composition.delivery_ids) > 1,
            "closed": bool(composition.delivery_ids._with_content_gone()),
        }
        if prices:
            column["value"] = composition.average_value
            for name in ("target_price", "gap", "total_gap", "margin", "cost"):
                column[name] = composition[name]
        return column

    def _grid_rows(self, prices):
        cells = {}
        for line in self.composition_ids.line_ids:
            cells.setdefault(line.product_id.id, {})[line.composition_id.id] = {
                "quantity": line.quantity,
                "manual": line.is_manual,
                "depots": line.depot_ids.mapped("display_name"),
            }
        rows = []
        for row in self.available_ids:
            product = row.product_id
            origin = product.origin_id
            data = {
                "id": row.id,
                "product_id": product.id,
                "name": product.name,
                "uom": row.uom_id.name,
                "step": product.portion_step,
                "not_organic": product.is_not_organic,
                "origin": origin.name if origin.code != "FR" else "",
                "quantity": row.quantity,
                "used": row.used,
                "left": row.left,
                "to_pick": row.to_pick,
                "short": row.is_short,
                "cells": cells.get(product.id, {}),
            }
            if prices:
                data["reference_price"] = row.reference_price
                data["unit_price"] = row.unit_price
            rows.append(data)
        return rows

    def _grid_choices(self):
        """Vegetables that can be added, those in season first."""
        if self.state != "draft":
            return []
        products = self.env["product.product"].search(
            [
                ("is_produce", "=", True),
                ("company_id", "parent_of", self.company_id.id),
                ("id", "not in", self.available_ids.product_id.ids),
            ]
        )
        month = self.week.month
        seasons = {
            product: month in product.month_ids.mapped("number") for product in products
        }
        ranked = products.sorted(lambda one: (not seasons[one], one.name.lower()))
        return [
            {"id": one.id, "name": one.name, "in_season": seasons[one]}
            for one in ranked
        ]

    def grid_set(self, composition_id, product_id, quantity):
        """Write a quantity by hand; 0 takes the vegetable out of the basket (R87).

        Depots that had another quantity get this one.
        """
        self._check_grid(quantity)
        composition = self.composition_ids.filtered(
            lambda one: one.id == composition_id
        )
        if not composition:
            raise UserError(
                self.env._("This basket is no longer in the week: reload the page.")
            )
        line = composition.line_ids.filtered(
            lambda one: one.product_id.id == product_id
        )
        if line:
            line.depot_ids.unlink()
        if not quantity:
            line.unlink()
        elif line:
            line.write({"quantity": quantity, "is_manual": True})
        else:
            composition.line_ids.create(
                {
                    "composition_id": composition.id,
                    "product_id": product_id,
                    "quantity": quantity,
                    "is_manual": True,
                }
            )
        return self.grid_data()

    def grid_set_row(self, row_id, name, value):
        """Write what there is of a vegetable, or its reference price."""
        if name not in ("quantity", "reference_price"):
            raise UserError(self.env._("%s cannot be changed here.", name))
        self._check_grid(value)
        self._grid_row(row_id).write({name: value})
        return self.grid_data()

    def grid_add(self, product_id):
        """Put one more vegetable into the list of the week."""
        self._check_grid(0)
        self.available_ids.create({"content_id": self.id, "product_id": product_id})
        return self.grid_data()

    def grid_remove(self, row_id):
        """Take a vegetable off the list of the week and out of its baskets."""
        self._check_grid(0)
        self._grid_row(row_id).unlink()
        return self.grid_data()

    def grid_release(self, composition_id, product_id):
        """Let the next proposal decide again what was written by hand."""
        self._check_grid(0)
        self.composition_ids.line_ids.filtered(
            lambda line: (
                line.composition_id.id == composition_id
                and line.product_id.id == product_id
            )
        ).is_manual = False
        return self.grid_data()

    def _grid_row(self, row_id):
        row = self.available_ids.filtered(lambda one: one.id == row_id)
        if not row:
            raise UserError(
                self.env._("This vegetable is no longer in the week: reload the page.")
            )
        return row

    def _check_grid(self, number):
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        valid = isinstance(number, int | float) and isfinite(number) and number >= 0
        if not valid:
            raise UserError(self.env._("Write a number, 0 or more."))

from odoo import api, fields, models

from ..report import changes as pages
from ..report.catalogue import basket_columns
from ..report.sheet import ChangeLine

KINDS = [
    ("new", "New"),
    ("gone", "Gone"),
    ("absent", "Absent this week"),
    ("back", "Back"),
    ("quantity", "Other quantity"),
    ("product", "Other basket"),
    ("doubled", "Doubled"),
    ("depot", "Other depot"),
    ("arrives", "Comes to this depot"),
    ("leaves", "Leaves this depot"),
    ("other_round", "From another round"),
    ("left_round", "Now on another round"),
    ("this_week", "Only this week"),
]


class DeliveryChange(models.TransientModel):
    """What differs from the last delivery, on screen (R81).

    Read from the baskets when the screen opens, and kept nowhere else.
    """

    _name = "cocagne.delivery.change"
    _description = "Change since the last delivery"
    _order = "delivery_id, id"

    company_id = fields.Many2one(related="delivery_id.company_id", store=True)
    delivery_id = fields.Many2one(
        "cocagne.delivery", required=True, readonly=True, ondelete="cascade"
    )
    partner_id = fields.Many2one(
        "res.partner", "Member", required=True, readonly=True, ondelete="cascade"
    )
    kind = fields.Selection(KINDS, "Change", required=True, readonly=True)
    label = fields.Char("What changes", readonly=True)
    before = fields.Char("Last time", readonly=True)
    now = fields.Char("This time", readonly=True)

    @api.model
    def _open(self, deliveries):
        """Write the changes of these deliveries and open them; the action."""
        changes = self.env["cocagne.preparation.changes"].changes_of(deliveries)
        products, depots = self._names(changes)
        values = []
        for delivery_id, found in changes.items():
            lines = self._lines(found, products, depots)
            values += [
                {
                    "delivery_id": delivery_id,
                    "partner_id": change.member_id,
                    "kind": change.kinds[0],
                    "label": f"{line.sign} {line.label}",
                    "before": line.before,
                    "now": line.now,
                }
                for change, line in zip(found, lines, strict=True)
            ]
        rows = self.create(values)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_delivery_changes"
        )
        action["domain"] = [("id", "in", rows.ids)]
        return action

    @api.model
    def _names(self, changes_by_delivery):
        """The columns and the names of the depots that the changes speak of."""
        items = {
            item
            for changes in changes_by_delivery.values()
            for change in changes
            for item in (*change.facts.before, *change.facts.now)
        }
        products = self.env["product.product"].browse(
            {item.product_id for item in items}
        )
        depots = self.env["cocagne.depot"].browse({item.depot_id for item in items})
        return (
            basket_columns(products),
            {depot.id: depot.display_name for depot in depots},
        )

    @api.model
    def _lines(self, changes, products, depots=None):
        """The ``sheet.ChangeLine`` of each change.

        :param products: ``sheet.Product`` columns, for the names and their order.
        :param depots: the names by depot id, to say where; None on a depot's own page.
        """
        labels = dict(self._fields["kind"]._description_selection(self.env))
        return [self._line(change, labels, products, depots) for change in changes]

    @api.model
    def _line(self, change, labels, products, depots):
        before, now = change.facts.before, change.facts.now
        old, new = _places(before, depots), _places(now, depots)
        return ChangeLine(
            sign=pages.SIGNS[change.kinds[0]],
            label=", ".join(labels[kind] for kind in change.kinds),
            person=change.person,
            # the depot is said twice only when it changes
            before=_text(before, products) + (old if old != new else ""),
            now=_text(now, products) + new,
        )


def _text(counter, products):
    """ "2 Simple, 1 Œufs": what somebody got."""
    total = pages.by_product(counter)
    return ", ".join(
        f"{total[product.id]} {product.name}"
        for product in products
        if total[product.id]
    )


def _places(counter, depots):
    """ " (3 Mairie)": where they fetch it."""
    if not depots or not counter:
        return ""
    names = sorted({depots[item.depot_id] for item in counter})
    return f" ({', '.join(names)})"

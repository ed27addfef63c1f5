"""Subscriptions: one confirmed sale order per reference, its baskets planned (R43)."""

from odoo.fields import Command

from ..facts import frequency_key
from .depot import known_depots
from .job import changed_values
from .member import known_members
from .product import known_products

CHUNK = 200
#: Quotation documents are looked up order by order otherwise.
NO_DOCUMENTS = {"default_quotation_document_ids": False}


def load_subscriptions(job):
    """Create, update and plan the subscriptions by reference."""
    sheet = job.files.get("abonnements")
    if not sheet:
        return
    refs = _References(job)
    known = known_orders(job)
    new, changed = [], job.env["sale.order"]
    for record in sheet.records:
        order = known.get(record["reference"])
        if not order:
            new.append(record)
        elif _update(job, order, record, refs):
            changed |= order
    if not job.problems.errors:
        _create(job, new, refs)
    if changed and not job.problems.errors:
        job.attempt(sheet.file, job.env["cocagne.planner"].replan_orders, changed)


def known_orders(job):
    """The subscriptions of the garden and its establishments by reference."""
    found = job.env["sale.order"].search(
        [
            ("company_id", "child_of", job.company.id),
            ("subscription_ref", "!=", False),
            ("state", "!=", "cancel"),
        ]
    )
    return {order.subscription_ref: order for order in found}


class _References:
    """The records that subscriptions name, read once."""

    def __init__(self, job):
        self.members = known_members(job)
        self.depots = known_depots(job)
        self.products = known_products(job)
        self.rounds = job.known("cocagne.round", "code")
        self.frequencies = {
            frequency_key(frequency.code): frequency
            for frequency in job.env["cocagne.frequency"].search([])
        }
        self.seasons = job.env["cocagne.season"].search(
            [("company_id", "=", job.company.id)]
        )

    def season(self, day):
        """The season that holds the day."""
        return next(s for s in self.seasons if s.date_start <= day <= s.date_end)

    def round_of(self, record):
        """The round that the line names, or the first that stops at its depot."""
        if "tournee" in record:
            return self.rounds[record["tournee"]]
        return self.depots[record["depot"]].stop_ids.sorted("id").round_id[:1]


def _order_vals(record, refs):
    depot, member = refs.depots[record["depot"]], refs.members[record["adherent"]]
    vals = {
        "subscription_ref": record["reference"],
        "partner_id": member.id,
        "company_id": depot.company_id.id,
        "is_subscription": True,
        "season_id": refs.season(record["debut"]).id,
        "depot_id": depot.id,
        "round_id": refs.round_of(record).id,
        "date_start": record["debut"],
        "date_end": record["fin"],
    }
    columns = {
        "mode_paiement": "payment_mode",
        "periodicite": "payment_period",
        "facturation": "billing_rule",
    }
    vals |= {field: record[c] for c, field in columns.items() if c in record}
    return vals


def _line_vals(record, refs):
    product = refs.products[record["formule"]]
    share = record["participation"]
    return {
        "product_id": product.id,
        "frequency_id": refs.frequencies[frequency_key(record["frequence"])].id,
        "quantity_per_delivery": record["quantite"],
        "delivery_count": record.get("nb_livraisons", 0),
        "has_participation": share is not None,
        "participation": float(share or 0),
    }


def _new_vals(record, refs):
    """Values of a new order, with what Odoo would otherwise look up order by order."""
    product, member = refs.products[record["formule"]], refs.members[record["adherent"]]
    line = _line_vals(record, refs) | {
        "name": product.display_name,
        "product_uom_id": product.uom_id.id,
        "product_uom_qty": 0,
        "price_unit": product.list_price,
        "tax_ids": [Command.set(product.taxes_id.ids)],
        "analytic_distribution": False,
    }
    return _order_vals(record, refs) | {
        "name": record["reference"],
        "partner_invoice_id": member.id,
        "partner_shipping_id": member.id,
        "order_line": [Command.create(line)],
    }


def _create(job, records, refs):
    """Create, check and confirm by chunks: the planner says what cannot be placed."""
    for start in range(0, len(records), CHUNK):
        chunk = records[start : start + CHUNK]
        rows = [(r["reference"], r, _new_vals(r, refs)) for r in chunk]
        orders = job.upsert("sale.order", {}, rows, NO_DOCUMENTS)
        if job.problems.errors:
            return
        job.progress(start, len(records), "abonnements")
        _confirm(job, chunk, orders)


def _confirm(job, chunk, orders):
    by_order = {orders[record["reference"]]: record for record in chunk}
    batch = job.env["sale.order"].concat(*by_order)
    errors = job.env["cocagne.planner"].check_orders(batch)
    for line in batch.order_line.filtered(lambda line: line.id in errors):
        record = by_order[line.order_id]
        reason = errors[line.id]
        job.problems.add("planning_refused", record, "nb_livraisons", reason=reason)
    if not job.problems.errors:
        job.attempt(chunk[0], batch.action_confirm)


def _update(job, order, record, refs):
    """Write what differs; answers whether the baskets must be planned again."""
    line = order.order_line[:1]
    order_changes = changed_values(order, _order_vals(record, refs))
    line_changes = changed_values(line, _line_vals(record, refs))
    if "company_id" in order_changes or "partner_id" in order_changes:
        reason = job.env._("a subscription cannot change member or establishment")
        job.problems.add("database_refused", record, "adherent", reason=reason)
        return False
    if order_changes:
        job.attempt(record, order.write, order_changes)
    if line_changes:
        job.attempt(record, line.write, line_changes)
    plain = {"payment_mode", "payment_period", "has_participation", "participation"}
    return bool((set(order_changes) | set(line_changes)) - plain)

"""Subscriptions paid in instalments and by packs, and staff, for the demonstration."""

from odoo.fields import Command

#: Rule, rhythm of payment.
PLANS = (
    ("instalments", "monthly"),
    ("instalments", "quarterly"),
    ("pack", "monthly"),
    ("pack", "monthly"),
    ("prepaid", "quarterly"),
)


def fill(env, garden, month):
    """Some members of the garden who pay otherwise than after each month.

    :param month: first day of the month that the demonstration bills.
    """
    orders = env["sale.order"]
    env = env(context={**env.context, "lang": "fr_FR"})
    mine = [("company_id", "=", garden.id), ("is_subscription", "=", True)]
    if orders.search_count([*mine, ("billing_rule", "!=", "monthly_delivered")]):
        return
    garden.write({"pack_size": 6, "correction_billing": "next_invoice"})
    models = env["sale.order"].search(
        [*mine, ("state", "=", "sale"), ("depot_id.is_full", "=", False)],
        limit=len(PLANS) + 2,
        order="id desc",
    )
    for model, (rule, rhythm) in zip(models, PLANS, strict=False):
        _subscribe(
            model,
            model.partner_id,
            month,
            {"billing_rule": rule, "payment_period": rhythm},
        )
    _fill_staff(env, garden, models[len(PLANS) :], month)


def _subscribe(model, partner, month, values):
    """One more subscription like another one, to one basket a week or fortnight."""
    line = model._basket_lines()[:1]
    order = model.create(
        {
            "partner_id": partner.id,
            "company_id": model.company_id.id,
            "is_subscription": True,
            "season_id": model.season_id.id,
            "depot_id": model.depot_id.id,
            "round_id": model.round_id.id,
            "date_start": max(month, model.season_id.date_start),
            "order_line": [
                Command.create(
                    {
                        "product_id": line.product_id.id,
                        "frequency_id": line.frequency_id.id,
                        "quantity_per_delivery": 1,
                    }
                )
            ],
            **values,
        }
    )
    order.action_confirm()
    return order


def _fill_staff(env, garden, models, month):
    """Two people of the staff whose baskets are deducted from wages."""
    statuses = env["cocagne.staff.status"]
    status = statuses.search(
        [("company_id", "=", garden.id), ("from_wages", "=", True)], limit=1
    ) or statuses.create(
        {
            "name": "Panier retenu sur salaire",
            "company_id": garden.id,
            "price_rule": "monthly",
            "monthly_amount": 20,
            "from_wages": True,
        }
    )
    for number, (model, name) in enumerate(
        zip(models, (("Nadia", "Berthier"), ("Karim", "Delmas")), strict=False)
    ):
        first, last = name
        person = env["res.partner"].create(
            {
                "firstname": first,
                "lastname": last,
                "cocagne_client": True,
                "company_id": garden.id,
                "staff_status_id": status.id,
                # the second one has not signed yet
                "wage_authorisation_date": False if number else month,
            }
        )
        _subscribe(model, person, month, {"payment_mode": "wages"})


def list_wages(env, garden, month):
    """The list for the payroll of the month that was billed."""
    lists = env["cocagne.wage.list"]
    known = [("company_id", "=", garden.id), ("month", "=", month)]
    if not lists.search_count(known):
        lists.create({"company_id": garden.id, "month": month})

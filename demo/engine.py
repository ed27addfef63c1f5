"""What the money room shows: invoices to send, a month to look at, a quote."""

from odoo.fields import Command


def show_billing(env, garden, month, next_month):
    """Examples for the demonstration; may be run twice without doubling anything.

    The invoices of ``month`` wait to be sent, some clients want paper, ``next_month`` is
    in the list to be looked at, and a school asked for a teaching session.
    """
    runs = env["cocagne.billing.run"].with_company(garden)
    billed = runs._get_run(garden, month)
    runs._get_run(garden, next_month)
    payers = billed.move_ids.partner_id.sorted("id")
    # one client in twenty likes paper better
    payers[::20].with_company(garden).invoice_on_paper = True
    if billed.move_ids:
        billed.action_send()
    _write_quote(env, garden)


def _write_quote(env, garden):
    services = garden._set_up_services()
    orders = env["sale.order"].with_company(garden)
    known = [("is_service", "=", True), ("company_id", "=", garden.id)]
    if orders.search_count(known, limit=1):
        return
    teaching = services.filtered(lambda product: product.default_code == "ANIM")
    school = env["res.partner"].create(
        {
            "name": "École des Trois Rivières",
            "is_company": True,
            "company_id": garden.root_id.id,
            "email": "ecole@example.org",
            "street": "2 place de l'École",
            "zip": "88100",
            "city": "Raonville",
            "country_id": env.ref("base.fr").id,
        }
    )
    orders.create(
        {
            "partner_id": school.id,
            "company_id": garden.id,
            "is_service": True,
            "order_line": [
                Command.create(
                    {
                        "product_id": teaching[:1].product_variant_id.id,
                        "product_uom_qty": 4,
                        "price_unit": 45.0,
                    }
                )
            ],
        }
    )

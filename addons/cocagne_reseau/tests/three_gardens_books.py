"""What the three gardens sell, receive and book: for the scenario."""

from freezegun import freeze_time

from odoo.fields import Command

from .indicator_case import MARCH

#: Members of each garden whose month is billed.
BILLED = 25


class Books:
    """Invoices, a market, a grant, the stock, members and volunteers."""

    @classmethod
    def keep_books(cls, house):
        cls.sell(house)
        cls.take_market(house)
        cls.book_grant(house)
        cls.change_members(house)
        cls.help_out(house)

    @classmethod
    def bill(cls, company, orders):
        """March, for some of the members; one invoice is credited, one is a draft."""
        mine = orders.filtered(lambda order: order.company_id == company)
        payers = mine.partner_invoice_id.sorted("id")[:BILLED]
        company.billing_start = MARCH
        engine = cls.env["cocagne.billing"].with_company(company)
        with freeze_time("2026-03-31"):
            invoices = engine.with_context(
                billing_only={"partner_ids": payers.ids}
            ).bill_month(company, MARCH)
            invoices[:1]._reverse_moves([{"invoice_date": "2026-03-31"}], cancel=True)
        invoices[1:2].copy()

    @classmethod
    def sell(cls, house):
        """A school buys leeks, and a member some on site."""
        company = (house.child_ids or house)[0]
        product = cls.env["product.product"].create(
            {"name": "Leeks by the crate", "company_id": company.id}
        )
        school = cls.env["res.partner"].create(
            {"name": "École", "is_company": True, "company_id": house.id}
        )
        service = house._set_up_services()[0].product_variant_id
        member = cls.env["res.partner"].search(
            [("company_id", "=", house.id), ("cocagne_client", "=", True)], limit=1
        )
        moves = cls.env["account.move"].with_company(company)
        sales = (
            (school, product, 120.0),
            (member, product, 15.0),
            (school, service, 80.0),
        )
        for client, sold, price in sales:
            line = {"product_id": sold.id, "price_unit": price, "tax_ids": False}
            moves.create(
                {
                    "move_type": "out_invoice",
                    "partner_id": client.id,
                    "invoice_date": "2026-03-20",
                    "invoice_line_ids": [Command.create(line)],
                }
            ).action_post()

    @classmethod
    def help_out(cls, house):
        """Volunteers, their hours, a claim."""
        members = cls.env["res.partner"].search(
            [("company_id", "=", house.id), ("cocagne_client", "=", True)], limit=9
        )
        members[:6].volunteer = "yes"
        members[6:].is_board_member = True
        cls.env["cocagne.volunteer.work"].create(
            {
                "company_id": house.id,
                "date_from": "2026-02-01",
                "date_to": "2026-03-31",
                "line_ids": [Command.create({"hours": 59.0})],
            }
        )
        kinds = cls.env["cocagne.claim.kind"]
        kind = kinds.create({"name": "Basket", "company_id": house.id})
        cls.env["cocagne.claim"].create(
            {
                "partner_id": members[0].id,
                "kind_id": kind.id,
                "company_id": house.id,
                "date": "2026-03-05",
                "text": "Panier incomplet",
            }
        )

    @classmethod
    def take_market(cls, house):
        house._set_up_payment_ways()
        tax = cls.env["cocagne.market.line"]._default_tax(house)
        taking = cls.env["cocagne.market.taking"].create(
            {
                "name": "Marché",
                "company_id": house.id,
                "date": "2026-03-14",
                "line_ids": [Command.create({"tax_id": tax.id, "amount": 211.0})],
                "money_ids": [
                    Command.create(
                        {"way_id": house._way_of("cash").id, "amount": 211.0}
                    )
                ],
            }
        )
        taking.action_post()

    @classmethod
    def book_grant(cls, house):
        house._set_up_ledger()
        lines = [
            {"account_id": house._ledger_account("grant_receivable").id, "debit": 900},
            {"account_id": house._ledger_account("grant_region").id, "credit": 900},
        ]
        cls.env["account.move"].create(
            {
                "move_type": "entry",
                "company_id": house.id,
                "journal_id": house._ledger_journal().id,
                "date": "2026-03-31",
                "line_ids": [Command.create(line) for line in lines],
            }
        ).action_post()

    @classmethod
    def move_stock(cls, house):
        """Ten kilogrammes of leeks come from a supplier, one is thrown away."""
        company = (house.child_ids or house)[0]
        leeks = cls.env["product.product"].search(
            [("name", "=", "Leeks"), ("company_id", "=", company.id)], limit=1
        )
        stock = company._content_warehouse().lot_stock_id
        with freeze_time("2026-03-10 12:00:00"):
            move = cls.env["stock.move"].create(
                {
                    "product_id": leeks.id,
                    "product_uom_qty": 10,
                    "product_uom": leeks.uom_id.id,
                    "location_id": cls.env.ref("stock.stock_location_suppliers").id,
                    "location_dest_id": stock.id,
                    "company_id": company.id,
                }
            )
            move._action_confirm()
            move.quantity = 10
            move.picked = True
            move._action_done()
            cls.env["cocagne.content.loss"].create(
                {"company_id": company.id, "product_id": leeks.id, "quantity": 1}
            ).action_lose()

    @classmethod
    def change_members(cls, house):
        """A school joins in March, one member comes back, one leaves."""
        memberships = cls.env["cocagne.membership"]
        paid = memberships.search(
            [("company_id", "=", house.id), ("state", "=", "paid")], limit=3
        )
        paid[0].date_to = "2026-03-10"
        paid[1].copy(
            {"date_from": "2025-01-01", "date_to": "2025-12-31"}
        ).paid_on = "2025-01-01"
        school = cls.env["res.partner"].create(
            {
                "name": "École adhérente",
                "is_company": True,
                "cocagne_client": True,
                "company_id": house.id,
            }
        )
        memberships.create(
            {
                "partner_id": school.id,
                "company_id": house.id,
                "type_id": paid[2].type_id.id,
                "date_from": "2026-03-15",
                "amount": 30.0,
                "paid_on": "2026-03-15",
            }
        )

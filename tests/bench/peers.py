"""The usual ways to bill the same lines: Odoo's sale orders, OCA's contracts."""

from odoo.fields import Command


class Peer:
    """A way to bill; ``name`` is what the table of measures says."""

    name = ""

    def __init__(self, seed, month):
        # as a user of Odoo would run it: with its messages and its followers
        quiet = {"tracking_disable", "mail_create_nosubscribe", "mail_create_nolog"}
        quiet |= {"mail_notrack", "install_mode"}
        context = {
            name: value for name, value in seed.env.context.items() if name not in quiet
        }
        self.env = seed.env(context=context)
        self.company = seed.company.with_env(self.env)
        self.month = month
        self.seconds, self.total, self.count = 0.0, 0.0, 0
        self.ids = []

    def count_in(self, moves):
        self.total += sum(moves.mapped("amount_total"))
        self.count += len(moves)


class SaleOrders(Peer):
    """One confirmed and delivered sale order a member."""

    name = "Odoo's sale orders"

    def make(self, bills):
        orders = self.env["sale.order"].create(
            [
                {
                    "partner_id": payer.id,
                    "company_id": self.company.id,
                    "order_line": [
                        Command.create(
                            {
                                "product_id": product.id,
                                "product_uom_qty": quantity,
                                "price_unit": price,
                            }
                        )
                        for product, quantity, price in lines
                    ],
                }
                for payer, lines in bills
            ]
        )
        orders.write({"state": "sale"})
        for line in orders.order_line:
            line.qty_delivered = line.product_uom_qty
        self.ids = orders.ids

    def bill(self, chunk):
        orders = self.env["sale.order"].browse(self.ids[chunk])
        moves = orders._create_invoices()
        moves.invoice_date = self.month
        moves.action_post()
        self.count_in(moves)


class Contracts(Peer):
    """One contract a member, due this month."""

    name = "OCA contract"

    def make(self, bills):
        contracts = self.env["contract.contract"].create(
            [
                {
                    "name": f"Contract {number}",
                    "partner_id": payer.id,
                    "company_id": self.company.id,
                    "contract_line_ids": [
                        Command.create(
                            {
                                "product_id": product.id,
                                "name": product.name,
                                "quantity": quantity,
                                "price_unit": price,
                                "recurring_rule_type": "monthly",
                                "date_start": self.month,
                                "recurring_next_date": self.month,
                            }
                        )
                        for product, quantity, price in lines
                    ],
                }
                for number, (payer, lines) in enumerate(bills)
            ]
        )
        self.ids = contracts.ids

    def bill(self, chunk):
        contracts = self.env["contract.contract"].browse(self.ids[chunk])
        moves = contracts._recurring_create_invoice()
        moves.action_post()
        self.count_in(moves)

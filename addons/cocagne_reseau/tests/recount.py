"""Sales and the life of the association, counted again; and all the themes together."""

from collections import defaultdict
from fractions import Fraction
from functools import cached_property

from .recount_baskets import BasketsRecount
from .recount_rows import exact


class Recount(BasketsRecount):
    """Every figure of the themes members, baskets, sales, land and network."""

    @cached_property
    def channels(self):
        """The items of the turnover, by channel."""
        found = defaultdict(list)
        sources = self.complements(), self.markets(), self.on_site()
        for line in self.income("70"):
            found[self.channel(line, *sources)].append(line)
        return found

    def channel(self, line, complements, markets, on_site):
        size = self.size(line.product_id) if line.product_id else None
        if line.move_id in complements:
            return "baskets"
        if line.move_id in markets or line.id in on_site:
            return "direct"
        if size:
            return "subscriptions" if size == "addon" else "baskets"
        if line.product_id and self.is_service(line.product_id):
            return "services"
        client = line.partner_id and self.household(line.partner_id)
        return "professionals" if self.is_company(client) else "other"

    def income(self, accounts):
        """The posted items of the month on accounts that begin so, without taxes."""
        codes = self.tables.by_id("account_account")
        companies = self.tables.by_id("res_company")
        found = []
        for line in self.mine("account_move_line"):
            if line.parent_state != "posted" or not self.within(line.date):
                continue
            if line.tax_line_id or not line.account_id:
                continue
            root = companies[line.company_id]
            while root.parent_id:
                root = companies[root.parent_id]
            code = (codes[line.account_id].code_store or {}).get(str(root.id)) or ""
            if code.startswith(accounts):
                found.append(line)
        return found

    def complements(self):
        """The invoices of statements, and what reverses them."""
        moves = self.tables.rows("account_move")
        statements = self.tables.rows("cocagne_solidarity_statement")
        invoices = {one.move_id for one in statements if one.move_id}
        return invoices | {m.id for m in moves if m.reversed_entry_id in invoices}

    def markets(self):
        takings = self.tables.rows("cocagne_market_taking")
        return {move for t in takings for move in (t.move_id, t.cancel_move_id) if move}

    def on_site(self):
        """The invoice lines that come from a sale on site."""
        lines = self.tables.by_id("sale_order_line")
        orders = self.tables.by_id("sale_order")
        return {
            link.invoice_line_id
            for link in self.tables.rows("sale_order_line_invoice_rel")
            if orders[lines[link.order_line_id].order_id].is_retail
        }

    def is_service(self, product_id):
        services = self.env.ref("cocagne_jardin.category_services").id
        categories = self.tables.by_id("product_category")
        category = categories.get(self.template(product_id).categ_id)
        while category:
            if category.id == services:
                return True
            category = categories.get(category.parent_id)
        return False

    def turnover(self, channel):
        return -sum(exact(line.balance) for line in self.channels[channel])

    def sales_turnover(self):
        return -sum(exact(line.balance) for line in self.income("70"))

    def sales_baskets(self):
        return self.turnover("baskets")

    def sales_subscriptions(self):
        return self.turnover("subscriptions")

    def sales_direct(self):
        return self.turnover("direct")

    def sales_services(self):
        return self.turnover("services")

    def sales_professionals(self):
        return self.turnover("professionals")

    def sales_other(self):
        return self.turnover("other")

    def sales_basket_income(self):
        moves = self.tables.by_id("account_move")
        quantity = exact(0)
        for line in self.channels["baskets"]:
            if line.product_id:
                back = moves[line.move_id].move_type == "out_refund"
                quantity += exact(line.quantity) * (-1 if back else 1)
        return self.sales_baskets(), quantity

    def debts(self):
        accounts = self.tables.by_id("account_account")
        partners = self.tables.by_id("res_partner")
        owed = defaultdict(lambda: exact(0))
        for line in self.mine("account_move_line"):
            if line.parent_state != "posted" or line.date > self.last:
                continue
            account = accounts.get(line.account_id)
            if account is None or account.account_type != "asset_receivable":
                continue
            if line.partner_id:
                owed[self.household(line.partner_id)] += exact(line.balance)
        return [
            amount
            for client, amount in owed.items()
            if amount > 0 and partners[client].cocagne_client
        ]

    def sales_debtors(self):
        return len(self.debts())

    def sales_outstanding(self):
        return sum(self.debts())

    # -- the life of the association -----------------------------------------------------

    def clients(self):
        return [p for p in self.mine("res_partner") if p.cocagne_client and p.active]

    def network_volunteers(self):
        return len([p for p in self.clients() if p.volunteer == "yes"])

    def network_board(self):
        return len([p for p in self.clients() if p.is_board_member])

    def network_volunteer_hours(self):
        """Each day of a sheet has its share."""
        total = Fraction(0)
        for sheet in self.mine("cocagne_volunteer_work"):
            days = (sheet.date_to - sheet.date_from).days + 1
            first, last = (
                max(sheet.date_from, self.first),
                min(sheet.date_to, self.last),
            )
            inside = (last - first).days + 1
            if inside > 0:
                total += Fraction(exact(sheet.hours)) * inside / days
        return total

    def network_claims(self):
        return len([c for c in self.mine("cocagne_claim") if self.within(c.date)])

    def network_grants(self):
        return -sum(exact(line.balance) for line in self.income("74"))

"""Members and subscriptions, counted again."""

from functools import cached_property

from .recount_rows import Rows, eve, exact, year_before


class MembersRecount(Rows):
    def members_on(self, day):
        kinds = self.tables.by_id("cocagne_membership_type")
        found = set()
        for one in self.mine("cocagne_membership"):
            begun = one.date_from <= day
            over = one.date_to is not None and one.date_to < day
            counts = (
                one.state in ("paid", "exempt") and not kinds[one.type_id].is_exempt
            )
            if begun and not over and counts:
                found.add(self.household(one.partner_id))
        return found

    def members_members(self):
        return len(self.members_on(self.last))

    def members_individuals(self):
        return len([p for p in self.members_on(self.last) if not self.is_company(p)])

    def members_organisations(self):
        return len([p for p in self.members_on(self.last) if self.is_company(p)])

    def members_support(self):
        takers = {self.household(order.partner_id) for order in self.running}
        return len(self.members_on(self.last) - takers)

    def members_fees(self):
        return sum(
            exact(one.amount)
            for one in self.mine("cocagne_membership")
            if one.state == "paid" and self.within(one.date_from)
        )

    def joined(self):
        return self.members_on(self.last) - self.members_on(eve(self.first))

    def members_joined(self):
        return len(self.joined())

    def members_new(self):
        people = self.tables.grouped("res_partner", "commercial_partner_id")
        news = 0
        for household in self.joined():
            days = [p.first_membership_date for p in people[household]]
            days = [day for day in days if day]
            news += bool(days) and min(days) >= self.first
        return news

    def members_lost(self):
        return len(self.members_on(eve(self.first)) - self.members_on(self.last))

    def members_renewal_rate(self):
        before = self.members_on(year_before(self.last))
        return len(before & self.members_on(self.last)), len(before)

    # -- subscriptions -------------------------------------------------------------------

    def subscriptions(self):
        return [
            order
            for order in self.mine("sale_order")
            if order.is_subscription
            and order.state == "sale"
            and not order.offered_reason
        ]

    @cached_property
    def running(self):
        """The orders that run on the last day of the month."""
        found = []
        for order in self.subscriptions():
            ends = [order.date_end, order.termination_date]
            if order.is_waiting or not order.date_start:
                continue
            if order.date_start > self.last:
                continue
            if any(end and end < self.last for end in ends):
                continue
            found.append(order)
        return found

    @cached_property
    def formules(self):
        """(order, line, size) of what running subscriptions bring."""
        lines = self.tables.grouped("sale_order_line", "order_id")
        return [
            (order, line, self.size(line.product_id))
            for order in self.running
            for line in lines[order.id]
            if self.size(line.product_id)
        ]

    def rule(self, line):
        frequency = self.tables.by_id("cocagne_frequency").get(line.frequency_id)
        return frequency.rule if frequency else None

    def members_subscribers(self):
        return len({self.household(order.partner_id) for order in self.running})

    def members_subscriptions(self):
        return len(self.formules)

    def members_ordinary(self):
        return [size for _order, _line, size in self.formules].count("ordinary")

    def members_big(self):
        return [size for _order, _line, size in self.formules].count("big")

    def members_addons(self):
        return [size for _order, _line, size in self.formules].count("addon")

    def members_weekly(self):
        return [self.rule(line) for _o, line, _s in self.formules].count("weekly")

    def members_fortnightly(self):
        return [self.rule(line) for _o, line, _s in self.formules].count("fortnightly")

    def members_other_frequency(self):
        usual = self.members_weekly() + self.members_fortnightly()
        return len(self.formules) - usual

    def members_direct_debit_share(self):
        running = self.running
        return len([o for o in running if o.payment_mode == "sepa"]), len(running)

    def members_subscriptions_begun(self):
        begun = 0
        for order in self.subscriptions():
            if not self.within(order.date_start) or order.renewed_from_id:
                continue
            end = order.termination_date
            begun += not order.is_waiting and not (end and end < order.date_start)
        return begun

    def members_terminations(self):
        ends = [order.termination_date for order in self.subscriptions()]
        return len([end for end in ends if self.within(end)])

    def members_not_renewed(self):
        followers = self.tables.grouped("sale_order", "renewed_from_id")
        ended = 0
        for order in self.subscriptions():
            alive = [f for f in followers.get(order.id, ()) if f.state != "cancel"]
            over = self.within(order.date_end) and not order.termination_date
            ended += over and not alive
        return ended

"""What the database keeps of a lived year, as the checks want it."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from .year_case import GIFTS, QUARTER_ENDS, money
from .year_figures import YEAR
from .year_garden import LAST_DAY

QUARTERS = [(date(YEAR, end.month - 2, 1), end) for end in QUARTER_ENDS]


class YearReads:
    """Reads for the checks of a ``YearCase``."""

    def shares(self):
        """{(reference, day): {payer: euros}} as it is kept."""
        names = {agreement: name for name, agreement in self.agreements.items()}
        found = defaultdict(lambda: defaultdict(Decimal))
        for share in self.all_shares():
            basket = share.basket_id
            payer = names.get(share.agreement_id, share.payer)
            key = basket.order_id.subscription_ref, basket.date
            found[key][payer] += money(share.amount)
        return {key: dict(parts) for key, parts in found.items()}

    def all_shares(self):
        return self.env["cocagne.solidarity.share"].search(
            [("company_id", "=", self.garden.id)]
        )

    def balance(self, *prefixes, partner=None, until=LAST_DAY):
        """Debit less credit of the accounts, posted until a day."""
        domain = [
            ("company_id", "=", self.garden.id),
            ("parent_state", "=", "posted"),
            ("date", "<=", until),
        ]
        domain += [("partner_id", "=", partner.id)] if partner else []
        groups = self.env["account.move.line"]._read_group(
            domain, ["account_id"], ["balance:sum"]
        )
        return money(
            sum(
                balance
                for account, balance in groups
                if account.with_company(self.garden).code.startswith(prefixes)
            )
        )

    def statement(self, name, end):
        return self.statements[end].filtered(
            lambda found: found.agreement_id == self.agreements[name]
        )

    def fund_periods(self):
        return self.env["cocagne.solidarity.fund"].search(
            [("company_id", "=", self.garden.id)], order="date_from"
        )

    def expected_fund(self):
        """(opening, received, needed, used, effort, closing) of each quarter."""
        left, rows = Decimal(0), []
        for first, last in QUARTERS:
            received = sum(
                (gift for day, gift in GIFTS.items() if first <= day <= last),
                Decimal(0),
            )
            needed = self.figures.paid_by("fund", first, last)
            used = min(left + received, needed)
            closing = left + received - used
            rows.append((left, received, needed, used, needed - used, closing))
            left = closing
        return rows

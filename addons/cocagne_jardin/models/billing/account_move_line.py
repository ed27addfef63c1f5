from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    membership_ids = fields.One2many(
        "cocagne.membership",
        "invoice_line_id",
        "Memberships",
        copy=False,
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )
    basket_ids = fields.One2many(
        "cocagne.basket",
        "invoice_line_id",
        "Baskets",
        copy=False,
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )

    def _billed_units(self):
        """How many baskets each of these lines bills, by line."""
        # sudo: who may post an invoice may not all read baskets
        groups = (
            self.env["cocagne.basket"]
            .sudo()
            ._read_group(
                [("invoice_line_id", "in", self.ids)],
                ["invoice_line_id"],
                ["quantity:sum"],
            )
        )
        return dict(groups)

    def _known_units(self):
        """How many baskets each of these lines billed when it was posted, by line."""
        return self._billed_units()

    def _check_bills_its_baskets(self):
        """Refuse to post a line whose quantity is not that of its baskets.

        :raises UserError: it was changed by hand, or its baskets were freed.
        """
        units = self._known_units()
        for line in self:
            held = units.get(line, 0)
            if float_compare(line.quantity, held, precision_digits=2):
                raise UserError(
                    self.env._(
                        "%(member)s, line %(line)s: it bills %(billed)s baskets, but "
                        "%(held)s were delivered for it. Do not change the quantity: "
                        "delete this invoice, correct the deliveries, and bill the "
                        "month again.",
                        member=line.partner_id.display_name,
                        line=line.name,
                        billed=f"{line.quantity:g}",
                        held=held,
                    )
                )

    def _same_price(self, other):
        """Whether two lines ask the same for a basket."""
        return all(
            not float_compare(self[name], other[name], precision_digits=4)
            for name in ("price_unit", "discount")
        )

    def _check_credits(self, origin):
        """Refuse a credit note that gives back a part of a line of baskets.

        :param origin: the invoice line that is credited.
        """
        billed = origin._billed_units().get(origin, 0) if len(origin) == 1 else 0
        same = (
            billed
            and not float_compare(self.quantity, billed, precision_digits=4)
            and self._same_price(origin)
        )
        if not same:
            raise UserError(
                self.env._(
                    "%s: a credit note gives back a whole line of baskets, once. Credit "
                    "the line in full, correct the deliveries, and bill the month "
                    "again. For a gesture, write a line without product instead.",
                    self.name,
                )
            )

    def _free_baskets(self):
        """The baskets of these lines can be corrected and billed again."""
        # sudo: accountants bill and free baskets without any other right on them
        self.sudo().basket_ids.invoice_line_id = False

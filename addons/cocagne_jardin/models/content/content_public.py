from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from .content_available import quantity_label


class Content(models.Model):
    """What members read of their own basket, and of nobody else's (R88)."""

    _inherit = "cocagne.content"

    def action_publish(self):
        """Open the validated content to the members, as the garden has chosen."""
        self.check_access("write")
        for content in self:
            if content.state == "draft":
                raise UserError(
                    self.env._(
                        "Validate the content of %s before publishing it.",
                        content.display_name,
                    )
                )
            content.state = "published"
            content._archive_leaflet()
            content._send_to_members()
        return True

    def can_read_public(self, basket):
        """Whether the user may read what is in ``basket``: their own, once published
        on the web site, or any for the staff of the garden."""
        if self.env.user.has_group("cocagne_jardin.group_preparer"):
            return basket.has_access("read")
        # sudo: members have no right on baskets; only the owner is compared here
        owner = basket.sudo().partner_id.commercial_partner_id
        return (
            owner == self.env.user.partner_id.commercial_partner_id
            and basket.sudo().company_id.content_on_portal
        )

    def public_data(self, basket):
        """What is in one member's basket, as the garden shows it (R88).

        :return: ``{"week", "day", "basket", "vegetables", "has_not_organic"}``, the
            vegetables as ``{"name", "quantity", "price", "is_not_organic",
            "origin"}``; None when nothing is published for this basket.
        :raises AccessError: when it is the basket of somebody else, or the garden does
            not publish on the web site.
        """
        basket.ensure_one()
        if not self.can_read_public(basket):
            raise AccessError(self.env._("You can only read your own basket."))
        # sudo: checked just above; nothing of other members is read
        return self._own_content(basket.sudo())

    def _own_content(self, basket):
        """What ``public_data`` tells of a basket, once the reader's right is known."""
        composition = self._composition_of(basket)
        if not composition:
            return None
        lines = self._public_lines(composition, basket.depot_id)
        return {
            "week": composition.week,
            "day": format_date(self.env, basket.date, date_format="EEEE d MMMM"),
            "basket": basket.prepared_product_id.name,
            "vegetables": lines,
            "has_not_organic": any(line["is_not_organic"] for line in lines),
        }

    def _composition_of(self, basket):
        """The published composition that fills a basket."""
        return (
            self.env["cocagne.basket.content"]
            .sudo()  # sudo: called once the reader's right was checked
            .search(
                [
                    ("content_id.state", "=", "published"),
                    ("product_id", "=", basket.prepared_product_id.id),
                    ("delivery_ids", "in", basket.delivery_id.ids),
                ],
                limit=1,
            )
        )

    def _public_lines(self, composition, depot=None):
        """The vegetables of a basket as members may read them, for one depot."""
        shown = composition.company_id.content_shown
        lines = []
        for line in composition.line_ids:
            other = line.depot_ids.filtered(
                lambda row: bool(depot) and row.depot_id == depot
            )
            quantity = other.quantity if other else line.quantity
            if not quantity:
                continue
            lines.append(self._public_line(line, quantity, shown))
        return lines

    def _public_line(self, line, quantity, shown):
        origin = line.origin_id
        data = {
            "name": line.product_id.name,
            "quantity": "",
            "price": "",
            "is_not_organic": line.is_not_organic,
            "origin": origin.name if origin.code != "FR" else "",
            "varies": bool(line.depot_ids),
        }
        if shown in ("weights", "prices"):
            data["quantity"] = quantity_label(self.env, quantity, line.uom_id)
        if shown == "prices":
            data["price"] = self.env._(
                "%(price)s / %(unit)s",
                price=line.currency_id.format(line.unit_price),
                unit=line.uom_id.name,
            )
        return data

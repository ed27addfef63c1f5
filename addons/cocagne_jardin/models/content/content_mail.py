from odoo import fields, models
from odoo.fields import Domain


class Basket(models.Model):
    """What the mail of the week says of a member's own baskets (R88, R97)."""

    _inherit = "cocagne.basket"

    week_content = fields.Html(
        "Vegetables of the week",
        compute="_compute_week_content",
        help="All the baskets of this member in the week of this one.",
    )

    def _compute_week_content(self):
        contents = self.env["cocagne.content"]
        for basket in self:
            own = self.search(
                [
                    ("partner_id", "=", basket.partner_id.id),
                    ("delivery_id.week", "=", basket.delivery_id.week),
                    ("state", "=", "planned"),
                    ("prepared_quantity", ">", 0),
                ],
                order="date, id",
            )
            parts = list(filter(None, map(contents._own_content, own)))
            basket.week_content = basket.env["ir.qweb"]._render(
                "cocagne_jardin.week_content_mail", {"baskets": parts}
            )


class MailSent(models.Model):
    _inherit = "cocagne.mail.sent"

    def _attachments(self):
        """The leaflet of the week goes with its mail, the same file for everybody."""
        if self.scenario_id.code != "week_contents":
            return super()._attachments()
        files = {}
        baskets = self.env["cocagne.basket"].browse(self.mapped("res_id"))
        for composed, own in baskets.grouped(
            lambda one: (one.company_id, one.delivery_id.week)
        ).items():
            company, week = composed
            content = self.env["cocagne.content"].search(
                [("company_id", "=", company.id), ("week", "=", week)]
            )
            leaflet = content.leaflet_ids.sorted("id")[-1:]
            if leaflet:
                files.update(dict.fromkeys(own.ids, leaflet))
        return files


class MailScenario(models.Model):
    _inherit = "cocagne.mail.scenario"

    def _model_words(self):
        words = super()._model_words()
        if self.code == "week_contents":
            words[self.env._("vegetables")] = "object.week_content"
        return words

    def _example_domain(self):
        """A basket whose content is published, or will be."""
        if self.code != "week_contents":
            return super()._example_domain()
        published = self.env["cocagne.basket.content"].search(
            [("content_id.state", "=", "published")]
        )
        return Domain("delivery_id", "in", published.delivery_ids.ids) & Domain(
            "product_id", "in", published.product_id.ids
        )

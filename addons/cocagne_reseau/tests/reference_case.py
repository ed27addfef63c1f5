"""References of the network, and the inbox of a garden."""

from odoo import fields

from .network_case import NetworkCase


class ReferenceCase(NetworkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.items = cls.env["cocagne.reference.item"].search([])
        cls.items.is_released = True
        cls.basket = cls.make_item("basket", name="Le Malin", price=15.0)
        cls.releases = cls.env["cocagne.reference.release"]

    @classmethod
    def make_item(cls, kind, **values):
        if kind == "basket":
            values = {"basket_family": "vegetables", **values}
        return cls.env["cocagne.reference.item"].create({"kind": kind, **values})

    def publish(self, name="Printemps", gardens=None):
        release = self.releases.create({"name": name})
        release.action_collect()
        release.published_on = fields.Datetime.now()
        release._mark_released()
        release._run_now()
        return release

    def inbox(self, release, company=None):
        company = company or self.garden
        return release.inbox_ids.filtered(lambda one: one.company_id == company)

    def product(self, company=None, name="Le Malin"):
        company = company or self.garden
        return self.env["product.template"].search(
            [("company_id", "=", company.id), ("name", "=", name)]
        )

"""A network with its head office and the two gardens of the cast."""

from odoo.addons.cocagne_insertion.tests.insertion_case import InsertionCase

ADDON = "cocagne_reseau"
MONTH = "2026-05-01"


class NetworkCase(InsertionCase):
    """``network`` is the head office; ``lake`` and ``coast`` are its hosted gardens (the
    companies ``garden`` and ``other_garden``), ``far`` sends its figures.

    The users are ``user_head_office`` (reads) and ``user_network_manager``; the gardens'
    own are those of the cast (``user_manager``, ``user_director``).
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls._make_network()
        cls.user_network_manager = cls._make_network_manager()
        grand_est = cls.env.ref("cocagne_reseau.region_44")
        cls.lake = cls.make_garden("LAC", cls.garden, grand_est)
        cls.coast = cls.make_garden("COTE", cls.other_garden, grand_est)
        cls.far = cls.make_garden("LOIN", None, cls.env.ref("cocagne_reseau.region_53"))

    @classmethod
    def _make_network(cls):
        """The head office that the database has, or a new one."""
        companies = cls.env["res.company"]
        found = companies._network()
        return found or companies.create(
            {
                "name": "Réseau (tests)",
                "is_network": True,
                "country_id": cls.env.ref("base.fr").id,
                "currency_id": cls.env.ref("base.EUR").id,
            }
        )

    @classmethod
    def _make_network_manager(cls):
        user = cls.make_user("network_manager", f"{ADDON}.group_network_manager")
        user.write({"company_ids": [(4, cls.network.id)], "company_id": cls.network.id})
        return user

    @classmethod
    def make_garden(cls, code, company, region, **values):
        """A garden of the network, hosted where it has a company."""
        return cls.env["cocagne.network.garden"].create(
            {
                "code": f"TEST-{code}",
                "name": company.name if company else f"Jardin {code}",
                "company_id": company.id if company else False,
                "region_id": region.id,
                **values,
            }
        )

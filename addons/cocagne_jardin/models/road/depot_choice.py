from odoo import api, fields, models
from odoo.fields import Domain


class Depot(models.Model):
    """Who may choose a depot: the three categories of R11, and members' homes (R20).

    An open depot is for all. A reserved one is shown with its note and asks for its
    password. A professional one is hidden from the public and serves the client
    categories tied to it. A home stop serves the member who lives there.
    """

    _inherit = "cocagne.depot"

    category = fields.Selection(
        selection_add=[("home", "Home of a member")], ondelete={"home": "cascade"}
    )
    usual_category = fields.Selection(
        "_selection_usual_category",
        "For whom",
        compute="_compute_usual_category",
        inverse="_inverse_usual_category",
        help="A reserved depot asks for its password. A professional one is hidden "
        "from the public.",
    )
    client_category_ids = fields.Many2many(
        "res.partner.category",
        "cocagne_depot_client_category_rel",
        string="Client categories",
        help="The clients of these categories are served here, and nobody else.",
    )
    home_partner_id = fields.Many2one(
        "res.partner",
        "Member at home",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The only member who is delivered here.",
    )

    _one_home_per_member = models.UniqueIndex(
        "(home_partner_id, company_id) WHERE home_partner_id IS NOT NULL",
        "This member has a home stop already.",
    )
    _home_has_a_member = models.Constraint(
        "CHECK ((category = 'home') = (home_partner_id IS NOT NULL))",
        "A home stop is made from the record of the member who lives there.",
    )

    @api.model
    def _selection_usual_category(self):
        """The categories that can be chosen: a home is made from its member."""
        labels = self._fields["category"]._description_selection(self.env)
        return [(key, label) for key, label in labels if key != "home"]

    @api.depends("category")
    def _compute_usual_category(self):
        for depot in self:
            depot.usual_category = depot.category != "home" and depot.category

    def _inverse_usual_category(self):
        for depot in self.filtered("usual_category"):
            depot.category = depot.usual_category

    @api.onchange("usual_category")
    def _onchange_usual_category(self):
        if self.usual_category:
            self.category = self.usual_category

    @api.model
    def _public_domain(self, company=None):
        """The depots that anybody may see: open and reserved ones that are served.

        :param company: a garden; its establishments are included.
        """
        domain = Domain("category", "in", ("open", "reserved")) & Domain(
            "stop_ids.round_id.active", "=", True
        )
        if company:
            domain &= Domain("company_id", "child_of", company.id)
        return domain

    def _can_be_chosen_by(self, partner, access_code=None):
        """Whether a client may choose this depot by themselves (R11).

        :param partner: the client; an empty one is the public.
        :param access_code: the password that they typed, for a reserved depot.
        """
        self.ensure_one()
        if not self.active:
            return False
        if self.category == "reserved":
            return self.check_access_code(access_code)
        if self.category == "professional":
            return bool(self.client_category_ids & self._categories_of(partner))
        if self.category == "home":
            return self._is_home_of(partner)
        return True

    def _refusal_at_the_desk(self, partner):
        """Why the desk cannot sign ``partner`` up here; empty when it can.

        The desk knows the people whom a reserved depot is for: it types no password. A
        professional depot that is tied to no category yet is at its discretion.
        """
        self.ensure_one()
        if self.category == "professional" and self.client_category_ids:
            if not self.client_category_ids & self._categories_of(partner):
                return self.env._(
                    "%(depot)s serves only: %(categories)s. Give %(client)s one of "
                    "these categories, or choose another depot.",
                    depot=self.display_name,
                    categories=", ".join(self.client_category_ids.mapped("name")),
                    client=partner.name,
                )
        if self.category == "home" and not self._is_home_of(partner):
            return self.env._(
                "%(depot)s is the home of %(member)s: choose another depot for "
                "%(client)s.",
                depot=self.display_name,
                member=self.home_partner_id.name,
                client=partner.name,
            )
        if not self.active:
            return self.env._(
                "%s is archived: choose a depot that is still served.",
                self.display_name,
            )
        return ""

    @api.model
    def _categories_of(self, partner):
        return (partner | partner.commercial_partner_id).category_id

    def _is_home_of(self, partner):
        return bool(partner) and self.home_partner_id in (
            partner | partner.commercial_partner_id
        )

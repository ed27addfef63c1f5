from odoo import api, models
from odoo.fields import Domain

#: Operators for which Odoo looks at linked records without the reader's rights.
BY_ID = {"=": True, "in": True, "!=": False, "not in": False}


class Pathway(models.Model):
    """A search for who has an obstacle, an interview or a paper finds those one may open.

    ``obstacle_ids != False`` would tell that there is an obstacle of health to somebody
    who does not see that it exists: Odoo asks it of the table, without rights nor rules.
    """

    _inherit = "cocagne.pathway"

    @api.model
    def _search(self, domain, *args, **kwargs):
        if not self.env.su:
            domain = Domain(domain).map_conditions(self._with_rights_on_links)
        return super()._search(domain, *args, **kwargs)

    def _with_rights_on_links(self, condition):
        """The same condition, asked of the linked records with the reader's rights."""
        name, value = condition.field_expr, condition.value
        field = self._fields.get(name)
        if not field or field.type != "one2many" or condition.operator not in BY_ID:
            return condition
        if isinstance(value, str) or not hasattr(value, "__iter__"):
            value = [value]
        ids = [one for one in value if one]
        found = Domain.OR(
            [Domain(name, "any", Domain("id", "in", ids))] * bool(ids)
            + [Domain(name, "not any", Domain.TRUE)] * (len(ids) < len(list(value)))
        )
        return found if BY_ID[condition.operator] else ~found

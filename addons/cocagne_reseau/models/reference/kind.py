from odoo import api, models


class ReferenceKind(models.AbstractModel):
    """How a kind of reference lives in a garden; one model a kind inherits it.

    Records of many gardens are read and written set by set.
    """

    _name = "cocagne.reference.kind"
    _description = "Kind of reference"

    @api.model
    def _of(self, kind):
        """The model of a kind."""
        names = {
            "basket": "cocagne.reference.kind.product",
            "processed": "cocagne.reference.kind.product",
            "season": "cocagne.reference.kind.season",
            "closing": "cocagne.reference.kind.closing",
            "price": "cocagne.reference.kind.price",
        }
        return self.env[names[kind]]

    @api.model
    def _values(self, item):
        """The network's values of an item: a dict that JSON can hold."""
        raise NotImplementedError

    @api.model
    def _locals(self, companies, lines, links):
        """What these gardens have of it.

        :param lines: ``cocagne.reference.release.line`` of this kind.
        :param links: {(id of a company, key): ``cocagne.reference.link``}.
        :return: {(id of a company, key): (id of the garden's record, its values)}.
        """
        raise NotImplementedError

    @api.model
    def _concerns(self, company, line):
        """Whether a garden is asked about a thing that it does not have."""
        return True

    @api.model
    def _apply(self, company, key, record_id, values):
        """Write ``values`` as the garden's own; the id of its record."""
        raise NotImplementedError

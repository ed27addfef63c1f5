"""What somebody chose for one print, beside the settings of the garden. No Odoo here."""

from dataclasses import dataclass, field, fields


@dataclass
class PaperOptions:
    """Everything is empty by default: the garden's own settings then hold.

    :param layout: of the preparation sheet, a key of ``res.company.preparation_layout``.
    :param order: of the members on a depot's page: "name" or "product" (R84).
    :param with_changes: compute what changed since the last delivery.
    :param label_format: a key of ``label.LABEL_FORMATS``.
    :param label_order: a key of ``label.ORDERS``.
    :param label_start: labels already used on the first sheet.
    :param depot_ids, member_ids: only these, for a reprint.
    """

    layout: str = ""
    order: str = ""
    with_changes: bool = False
    label_format: str = ""
    label_order: str = ""
    label_start: int = 0
    depot_ids: list[int] = field(default_factory=list)
    member_ids: list[int] = field(default_factory=list)

    @classmethod
    def from_data(cls, data):
        """From the data of a report; what is no option is left out."""
        names = {option.name for option in fields(cls)}
        return cls(**{key: data[key] for key in names & (data or {}).keys()})

    def domain(self):
        """The baskets to print, as conditions on ``cocagne.basket``."""
        terms = []
        if self.depot_ids:
            terms.append(("depot_id", "in", self.depot_ids))
        if self.member_ids:
            terms.append(("partner_id", "in", self.member_ids))
        return terms

    def order_of(self, garden):
        """The order of the members: the one chosen, or the garden's."""
        return self.order or garden.road_sheet_order

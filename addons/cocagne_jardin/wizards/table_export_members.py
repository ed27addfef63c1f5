from odoo import models

from ..importer import schema
from .table_file import Table


def words_of(mapping):
    """The word that the import reads for each value: the first one that is given."""
    found = {}
    for word, value in mapping.items():
        found.setdefault(value, word)
    return found


class TableExport(models.TransientModel):
    """Clients, subscriptions, balances: the very columns that the import reads."""

    _inherit = "cocagne.table.export"

    def _make_clients(self):
        columns = [
            ("numero", "text"),
            ("nom", "text"),
            ("prenom", "text"),
            ("adresse", "text"),
            ("code_postal", "text"),
            ("ville", "text"),
            ("telephone", "text"),
            ("telephone_2", "text"),
            ("courriel", "text"),
            ("societe", "text"),
            ("date_adhesion", "day"),
            ("accepte_courriel", "text"),
            ("accepte_sms", "text"),
            ("categories", "text"),
        ]
        clients = self.env["res.partner"].search(
            [
                ("cocagne_client", "=", True),
                ("company_id", "=", self.company_id.root_id.id),
                ("member_number", "!=", False),
            ],
            order="member_number",
        )
        return Table("adherents", columns, [self._client_row(c) for c in clients])

    def _client_row(self, client):
        yes_no = {True: "oui", False: "non"}
        return [
            client.member_number,
            client.name if client.is_company else client.lastname,
            "" if client.is_company else client.firstname,
            ", ".join(filter(None, [client.street, client.street2])),
            client.zip,
            client.city,
            client.phone,
            client.phone_2,
            client.email,
            yes_no[client.is_company],
            client.first_membership_date,
            yes_no[client.accepts_mail],
            yes_no[client.accepts_sms],
            ", ".join(client.category_id.mapped("name")),
        ]

    def _make_subscriptions(self):
        columns = [
            ("reference", "text"),
            ("adherent", "text"),
            ("formule", "text"),
            ("frequence", "text"),
            ("quantite", "number"),
            ("depot", "number"),
            ("tournee", "text"),
            ("debut", "day"),
            ("fin", "day"),
            ("mode_paiement", "text"),
            ("periodicite", "text"),
            ("facturation", "text"),
        ]
        lines = self.env["sale.order.line"].search(
            [
                ("order_id.is_subscription", "=", True),
                ("company_id", "child_of", self.company_id.id),
                ("state", "=", "sale"),
                ("frequency_id", "!=", False),
            ],
            order="order_id, sequence, id",
        )
        seen, rows = {}, []
        for line in lines:
            number = seen[line.order_id] = seen.get(line.order_id, 0) + 1
            rows.append(self._subscription_row(line, number))
        columns += self._price_columns(lines)
        return Table("abonnements", columns, rows)

    def _price_columns(self, lines):
        """The columns about reduced prices, for who may read them."""
        if not lines._has_field_access(lines._fields["has_participation"], "read"):
            return []
        return [("tarif", "text"), ("participation", "money")]

    def _price_cells(self, line):
        if not self._price_columns(line):
            return []
        return [
            "solidaire" if line.has_participation else "normal",
            line.participation if line.has_participation else "",
        ]

    def _subscription_row(self, line, number):
        """A second formule of a subscription is a line of its own: AB00012-2."""
        order = line.order_id
        reference = order.subscription_ref or order.name
        modes, periods, rules = map(
            words_of,
            (schema.PAYMENT_MODES, schema.PAYMENT_PERIODS, schema.BILLING_RULES),
        )
        return [
            reference if number == 1 else f"{reference}-{number}",
            order.partner_id.member_number,
            line.product_id.default_code or line.product_id.name,
            line.frequency_id.name,
            line.quantity_per_delivery,
            order.depot_id.number,
            order.round_id.code,
            order.date_start,
            order.date_end,
            modes.get(order.payment_mode, ""),
            periods.get(order.payment_period, ""),
            rules.get(order.billing_rule, ""),
            *self._price_cells(line),
        ]

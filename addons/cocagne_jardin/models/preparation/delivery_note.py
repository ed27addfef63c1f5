from collections import Counter, defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..basket.basket import NOT_PREPARED_STATES

#: The numbers of a garden's notes: BL/2026/0001.
SEQUENCE = "cocagne.delivery.note"


class DeliveryNote(models.Model):
    """What a professional client received from a round, on numbered paper (R86).

    Once numbered it does not change: when the baskets do, a new note replaces it and
    says so. Its PDF is kept as an attachment the first time it is printed.
    """

    _name = "cocagne.delivery.note"
    _description = "Delivery note"
    _inherit = ["mail.thread"]
    _order = "date desc, name desc"
    _check_company_auto = True

    name = fields.Char("Number", required=True, readonly=True, copy=False, index=True)
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    delivery_id = fields.Many2one(
        "cocagne.delivery",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    date = fields.Date("Delivered on", required=True, readonly=True)
    depot_id = fields.Many2one(
        "cocagne.depot", required=True, readonly=True, check_company=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Client", required=True, readonly=True, index=True
    )
    line_ids = fields.One2many("cocagne.delivery.note.line", "note_id", readonly=True)
    unit_count = fields.Integer("Baskets", compute="_compute_unit_count")
    state = fields.Selection(
        [("issued", "Issued"), ("replaced", "Replaced")],
        default="issued",
        required=True,
        readonly=True,
        tracking=True,
    )
    has_prices = fields.Boolean(readonly=True)
    replaces_id = fields.Many2one("cocagne.delivery.note", readonly=True, copy=False)
    message = fields.Text(
        help="For this client and this day only. It is printed above the lines.",
    )

    _number_unique = models.UniqueIndex(
        "(company_id, name)", "This number of delivery note is already used."
    )
    _one_issued = models.UniqueIndex(
        "(delivery_id, depot_id, partner_id) WHERE state = 'issued'",
        "This client already has a note of this delivery.",
    )

    @api.depends("line_ids.quantity")
    def _compute_unit_count(self):
        for note in self:
            note.unit_count = sum(note.line_ids.mapped("quantity"))

    @api.ondelete(at_uninstall=False)
    def _keep_numbers(self):
        raise UserError(
            self.env._(
                "A numbered delivery note is kept. Change the baskets, then make the "
                "notes again: a new one replaces it."
            )
        )

    # -- making them -------------------------------------------------------------------

    @api.model
    def _issue(self, deliveries):
        """Number the notes of these deliveries; those whose baskets did not change stay.

        :return: all the notes in force of these deliveries.
        """
        wanted = self._wanted(deliveries)
        known = {
            (note.delivery_id.id, note.depot_id.id, note.partner_id.id): note
            for note in self.search(
                [("delivery_id", "in", deliveries.ids), ("state", "=", "issued")]
            )
        }
        kept, outdated, values = self.browse(), self.browse(), []
        for key, quantities in wanted.items():
            note = known.pop(key, self.browse())
            if note and note._quantities() == quantities:
                kept |= note
            else:
                outdated |= note
                values.append(self._prepare_note(key, quantities, note))
        outdated |= self.union(*known.values())
        outdated.state = "replaced"
        outdated.flush_recordset()
        self._number(values)
        return kept | self.create(values)

    def _quantities(self):
        return Counter(
            {(line.product_id.id, line.price): line.quantity for line in self.line_ids}
        )

    @api.model
    def _wanted(self, deliveries):
        """The quantity of each (product, price), by (delivery, depot, client).

        The price is 0 unless the garden prints it: then the public price of the order,
        never what a member pays of it.
        """
        # sudo: the price of professionals is printed when the garden wants it
        baskets = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                [
                    ("delivery_id", "in", deliveries.ids),
                    ("state", "not in", (*NOT_PREPARED_STATES, "lost", "returned")),
                ]
            )
        )
        wanted = defaultdict(Counter)
        for basket in baskets:
            client = self._client_of(basket)
            if client:
                key = (basket.delivery_id.id, basket.depot_id.id, client.id)
                shown = basket.company_id.delivery_note_prices
                price = basket.order_line_id.price_unit if shown else 0.0
                wanted[key][basket.product_id.id, price] += basket.quantity
        return dict(sorted(wanted.items()))

    @api.model
    def _client_of(self, basket):
        """Who gets a note for a basket: a company, or a professional depot.

        Override it to give notes to other clients.
        """
        client = basket.partner_id.commercial_partner_id
        if client.is_company:
            return client
        if basket.depot_id.category == "professional":
            return basket.depot_id.partner_id
        return self.env["res.partner"]

    @api.model
    def _prepare_note(self, key, quantities, replaced):
        delivery_id, depot_id, partner_id = key
        delivery = self.env["cocagne.delivery"].browse(delivery_id)
        return {
            "company_id": delivery.company_id.id,
            "delivery_id": delivery_id,
            "date": delivery.date,
            "depot_id": depot_id,
            "partner_id": partner_id,
            "has_prices": delivery.company_id.delivery_note_prices,
            "replaces_id": replaced.id,
            "message": replaced.message,
            "line_ids": [
                Command.create(
                    {"product_id": product_id, "price": price, "quantity": quantity}
                )
                for (product_id, price), quantity in sorted(quantities.items())
            ],
        }

    @api.model
    def _number(self, values_list):
        """Give each the next number of its garden."""
        for values in values_list:
            company = self.env["res.company"].browse(values["company_id"])
            sequence = company._delivery_note_sequence()
            values["name"] = sequence.next_by_id(values["date"])

    def action_print(self):
        report = self.env.ref("cocagne_jardin.action_report_delivery_note")
        return report.report_action(self, config=False)

"""A month of the garden as it goes: baskets, invoices, payments, reminders, a workshop,
and the statement of what the programme gave."""

from datetime import timedelta

from odoo import fields

from odoo.addons.cocagne_compta.tests.ledger_case import LedgerCase
from odoo.addons.cocagne_jardin.tests.common import TODAY

from .solidarity_case import SolidarityCase

MARCH_31 = "2026-03-31"


class LeakMonth(SolidarityCase, LedgerCase):
    """What happens is the same for Dina in both states, but for what is paid of hers."""

    @classmethod
    def prepare(cls):
        """What is the same in both states."""
        cls.orders = cls.order | cls.subscribe(cls.alice) | cls.subscribe(cls.bruno)
        cls.garden._set_up_payment_ways()
        cls.garden.partner_id.tz = "Europe/Paris"
        cls.garden.reminder_amount = 1.0
        for member in cls.alice | cls.bruno | cls.dina:
            member.email = f"{member.firstname}@example.com".lower()
        cls.ccas.write({"email": "ccas@example.com", "street": "1 place du Lac"})
        cls.workshop = cls.make_workshop("Soups", TODAY)
        cls.next_workshop = cls.make_workshop("Jam", TODAY + timedelta(days=8))

    @classmethod
    def make_workshop(cls, name, day):
        start = fields.Datetime.to_datetime(day) + timedelta(hours=12)
        return cls.env["event.event"].create(
            {
                "name": name,
                "is_workshop": True,
                "workshop_kind_id": cls.env.ref(
                    "cocagne_paniers_solidaires.workshop_kind_cooking"
                ).id,
                "company_id": cls.garden.id,
                "date_tz": "Europe/Paris",
                "date_begin": start,
                "date_end": start + timedelta(hours=3),
                "seats_max": 10,
            }
        )

    @classmethod
    def live(cls):
        """A month of the garden: baskets delivered, one not collected, and billed."""
        for order in cls.orders:
            cls.deliver(order, 3, 10, 17)
            cls.deliver(order, 24, state="not_collected")
            cls.deliver(order, 31)
        invoices = cls.bill()
        assert set(invoices.mapped("state")) == {"posted"}
        cls._meet()
        cls._pay(invoices)
        cls._remind()
        cls._state()
        cls.env.flush_all()
        return invoices

    @classmethod
    def _meet(cls):
        """A workshop with everybody, and all are invited to the next one."""
        for member in cls.alice | cls.bruno | cls.dina:
            cls.workshop._register_person(member, 1, 0)
        registrations = cls.workshop.registration_ids
        registrations.filtered(lambda r: r.partner_id != cls.bruno).action_present()
        registrations.filtered(lambda r: r.partner_id == cls.bruno).action_absent()
        cls.workshop.action_close_workshop()
        invite = cls.env["cocagne.workshop.invite"].with_user(cls.user_sales_desk)
        invite.create({"workshop_id": cls.next_workshop.id}).action_invite()

    @classmethod
    def _pay(cls, invoices):
        """Alice pays all, Dina the same small sum in both states, Bruno nothing."""
        alice = invoices.filtered(lambda move: move.partner_id == cls.alice)
        cls.alice._register_payment(cls.garden, alice.amount_total, "cheque", TODAY)
        cls.dina._register_payment(cls.garden, 5.0, "cheque", TODAY)

    @classmethod
    def _remind(cls):
        reminders = cls.env["cocagne.reminder"].with_user(cls.user_accountant)
        garden = cls.garden.with_env(reminders.env)
        drafts = reminders._prepare_all(garden, TODAY + timedelta(days=60))
        assert cls.dina in drafts.partner_id
        drafts._send()

    @classmethod
    def _state(cls):
        """The statement of the funder, where there is something to state; sent."""
        statements = cls.env["cocagne.solidarity.statement"]
        statements = statements.with_user(cls.user_accountant)
        agreements = cls.ccas_agreement.with_user(cls.user_accountant)
        made = statements._prepare_due(agreements, fields.Date.to_date(MARCH_31))
        if made:
            made.action_send()
        return made

"""One garden in two states: everybody at the public price, then Dina in the programme."""

from odoo.tests import new_test_user

from .leak import database, words
from .leak_month import LeakMonth
from .solidarity_case import SolidarityCase


class LeakCase(LeakMonth):
    """Dina is an ordinary member until ``enrol``; others see what they see of her."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.onlookers = cls._make_onlookers()
        cls.prepare()
        cls.env.flush_all()

    @classmethod
    def make_enrolment(cls, partner, agreements, orders, **values):
        """Not yet: see ``enrol``."""
        return cls.env["cocagne.solidarity.enrolment"]

    @classmethod
    def _make_onlookers(cls):
        """Who must not know, by what they are for the garden."""
        cls.user_elsewhere = cls.make_user(
            "elsewhere", "cocagne_jardin.group_manager", cls.other_garden
        )
        cls.user_member = new_test_user(
            cls.env,
            login="test_member",
            groups="base.group_portal",
            partner_id=cls.alice.id,
            company_id=cls.garden.id,
            company_ids=[(6, 0, cls.garden.ids)],
        )
        inside = (
            cls.user_preparer
            | cls.user_sales_desk
            | cls.user_elsewhere
            | cls.user_head_office
        )
        # the widest rights that such a user can have
        export = cls.env.ref("base.group_allow_export")
        inside.write({"group_ids": [(4, export.id)]})
        return {
            "depot volunteer and driver": cls.user_preparer,
            "member": cls.user_member,
            "sales desk": cls.user_sales_desk,
            "manager of another garden": cls.user_elsewhere,
            "head office": cls.user_head_office,
        }

    @classmethod
    def enrol(cls):
        """Dina in the programme, as the solidarity role writes it."""
        make = SolidarityCase.make_enrolment.__func__
        return make(cls, cls.dina, cls.ccas_agreement, cls.order)

    # -- the two states ---------------------------------------------------------------

    @classmethod
    def in_state(cls, observe, enrolled):
        """What ``observe()`` tells in a state, of which nothing stays."""
        cls.env.flush_all()
        numbers = database.counters(cls.env.cr)
        savepoint = cls.env.cr.savepoint()
        try:
            if enrolled:
                cls.enrol()
            cls.live()
            cls.env.invalidate_all()
            return observe()
        finally:
            savepoint.close(rollback=True)
            database.set_counters(cls.env.cr, numbers)
            cls.env.registry.reset_changes()

    @classmethod
    def seen_by(cls, user, look):
        """What a user sees with ``look(env)``, in French, in their own garden."""
        cls.env.invalidate_all()
        context = {
            "lang": "fr_FR",
            "tz": "Europe/Paris",
            "allowed_company_ids": user.company_ids.ids,
        }
        env = cls.env(user=user.id, context=context, su=False)
        return look(env)

    @classmethod
    def everything(cls, onlookers, *looks):
        """What each onlooker sees: {onlooker: {what: seen}}."""
        return {
            who: {k: v for look in looks for k, v in cls.seen_by(user, look).items()}
            for who, user in onlookers.items()
        }

    @classmethod
    def leaks(cls, *looks, viewers=None):
        """Where the two states differ: {path: (public, enrolled)}.

        :param looks: ``seen(env)`` of the modules of ``leak``.
        :param viewers: names of onlookers; all of them by default.
        """
        who = {name: cls.onlookers[name] for name in viewers or cls.onlookers}
        public = cls.in_state(lambda: cls.everything(who, *looks), enrolled=False)
        enrolled = cls.in_state(lambda: cls.everything(who, *looks), enrolled=True)
        return words.differences(public, enrolled)

    @classmethod
    def find_secrets(cls):
        """The stored fields that tell the two states apart, with a telling value."""
        public = cls.in_state(lambda: database.stored(cls.env), enrolled=False)
        enrolled = cls.in_state(lambda: database.stored(cls.env), enrolled=True)
        return database.secrets(public, enrolled)

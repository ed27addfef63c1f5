"""The head office reads figures, never people: looked at over every model there is."""

from odoo.exceptions import AccessError
from odoo.fields import Command, Domain
from odoo.tests import tagged

from .network_case import NetworkCase

#: A word that only people of a garden have in their names.
WORD = "Quetsche"
#: What the head office reads beyond any user of Odoo: figures, and what it keeps itself.
HEAD_OFFICE = {
    "cocagne.bundle",
    "cocagne.dialogue",
    "cocagne.dialogue.line",
    "cocagne.insertion.exit.rate",
    "cocagne.month",
    "cocagne.network.account",
    "cocagne.network.alert",
    "cocagne.network.balance",
    "cocagne.network.campaign",
    "cocagne.network.campaign.line",
    "cocagne.network.difference",
    "cocagne.network.fee.bracket",
    "cocagne.network.fee.detail",
    "cocagne.network.fee.line",
    "cocagne.network.fee.part",
    "cocagne.network.fee.run",
    "cocagne.network.fee.scale",
    "cocagne.network.figure",
    "cocagne.network.garden",
    "cocagne.network.total",
    "cocagne.observatoire",
    "cocagne.observatoire.file",
    "cocagne.programme",
    "cocagne.programme.allocation",
    "cocagne.programme.claim",
    "cocagne.programme.move",
    "cocagne.programme.statement",
    "cocagne.programme.statement.line",
    "cocagne.reference.item",
    "cocagne.reference.release",
    "cocagne.reference.release.line",
    "cocagne.snapshot",
    "cocagne.snapshot.revision",
    "cocagne.solidarity.activity",
    "cocagne.vegetable",
}
#: What the network manager keeps beside it: the recipes of the network.
NETWORK_MANAGER = HEAD_OFFICE | {"cocagne.recipe", "cocagne.recipe.ingredient"}
#: Raw figures of a garden: for the garden alone.
RAW = ("cocagne.snapshot.value", "cocagne.snapshot.drift", "cocagne.network.told")
TEXTS = ("char", "text", "html")


@tagged("post_install", "-at_install")
class TestAccessNetwork(NetworkCase):
    """Worst case: the users of the head office have every garden among their companies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_plain = cls.make_user("plain", "base.group_user", cls.network)
        everything = (cls.network + cls.garden + cls.other_garden).ids
        for user in (cls.user_head_office, cls.user_network_manager):
            user.company_ids = [Command.set(everything)]
        cls.alice.write({"name": f"Alice {WORD}", "lastname": WORD})
        cls.farid.name = f"Farid {WORD}"
        cls.farid.work_contact_id.name = f"Farid {WORD}"
        cls.make_person("Nadia", WORD)
        cls.env["cocagne.note"].create({"text": f"Appeler {WORD}"})
        cls.env.flush_all()

    def models(self):
        """Every model with rows that stay: tables and views."""
        return [
            model
            for model in self.env.values()
            if not (model._abstract or model._transient)
            and (model._auto or model._table_query or model._name.startswith("hr."))
        ]

    def seen_by(self, user):
        """The same models, as the user opens them with all the companies there are."""
        return {
            model._name: model.with_user(user).with_context(
                allowed_company_ids=user.company_ids.ids
            )
            for model in self.models()
        }

    def test_it_reads_beyond_any_user_only_what_is_in_the_table(self):
        plain = self.seen_by(self.user_plain)
        for user, table in (
            (self.user_head_office, HEAD_OFFICE),
            (self.user_network_manager, NETWORK_MANAGER),
        ):
            more = {
                name
                for name, model in self.seen_by(user).items()
                if model.has_access("read") and not plain[name].has_access("read")
            }
            with self.subTest(user=user.login):
                self.assertEqual(more, table)

    def test_no_text_of_any_model_tells_it_of_a_person(self):
        for user in (self.user_head_office, self.user_network_manager):
            for name, model in self.seen_by(user).items():
                with self.subTest(user=user.login, model=name):
                    self.assertFalse(self.told(model))

    def told(self, model):
        """The records of a model that tell the word to its user."""
        if not model.has_access("read"):
            return model
        fields = [
            field.name
            for field in model._fields.values()
            if field.type in TEXTS
            and field.store
            and model._has_field_access(field, "read")
        ]
        domain = Domain.OR(Domain(name, "ilike", WORD) for name in fields)
        return model.search(domain) if fields else model.browse()

    def test_the_word_is_there_for_those_who_work_with_people(self):
        manager = self.seen_by(self.user_manager)
        adviser = self.seen_by(self.user_insertion_adviser)
        self.assertTrue(self.told(manager["res.partner"]))
        self.assertTrue(self.told(adviser["hr.employee"]))

    def test_raw_figures_are_closed_to_it(self):
        for user in (self.user_head_office, self.user_network_manager):
            models = self.seen_by(user)
            for name in RAW:
                with self.subTest(user=user.login, model=name):
                    self.assertRaises(AccessError, models[name].search, [])
                    self.assertRaises(
                        AccessError, models[name]._read_group, [], [], ["__count"]
                    )

    def test_a_garden_sees_nothing_of_another_one(self):
        other = self.make_user(
            "other_manager", "cocagne_jardin.group_manager", self.other_garden
        )
        for name, model in self.seen_by(other).items():
            if name.startswith("cocagne.") and "company_id" in model._fields:
                with self.subTest(model=name):
                    self.assertFalse(self.of_the_lake(model))

    def of_the_lake(self, model):
        """What a user reads of the first garden; model by model."""
        if not model.has_access("read"):
            return model
        return model.search([("company_id", "=", self.garden.id)])

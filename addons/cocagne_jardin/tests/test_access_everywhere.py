"""Isolation and rights, looked at model by model: a new model cannot forget them."""

from odoo.tests import tagged

from .common import CocagneCase

#: Models without a garden: words that all gardens share, and what is no one's data
#: (the list of papers, what tablets sent, seen by the system alone).
SHARED_WORDS = {
    "cocagne.document",
    "cocagne.frequency",
    "cocagne.gift.reduction",
    "cocagne.indicator",
    "cocagne.insertion.exit.reason",
    "cocagne.insertion.figure",
    "cocagne.mail.scenario",
    "cocagne.month",
    "cocagne.payment.mode",
    "cocagne.payment.period",
    "cocagne.preparation.operation",
    "cocagne.region",
    "cocagne.solidarity.exit.reason",
    "cocagne.solidarity.proof",
    "cocagne.solidarity.public",
    "cocagne.vat.threshold",
    "cocagne.vegetable",
    "cocagne.workshop.kind",
}
#: Figures in which nobody is recognised, and the states of months: the head office
#: reads them too.
FIGURES = {
    "cocagne.dialogue",
    "cocagne.dialogue.line",
    "cocagne.insertion.exit.rate",
    "cocagne.network.campaign",
    "cocagne.network.campaign.line",
    "cocagne.network.figure",
    "cocagne.network.garden",
    "cocagne.observatoire",
    "cocagne.observatoire.file",
    "cocagne.snapshot",
    "cocagne.snapshot.revision",
    "cocagne.solidarity.activity",
}


def is_of_insertion(model):
    """Whether the adviser's own addon brings this model."""
    return model._original_module.startswith("cocagne_insertion")


@tagged("post_install", "-at_install")
class TestAccessEverywhere(CocagneCase):
    def models(self, transient=False):
        """Our models with a table of their own, or the dialogs."""
        return [
            model
            for name, model in self.env.items()
            if name.startswith("cocagne.")
            and not model._abstract
            and model._transient == transient
        ]

    def test_every_model_says_who_may_use_it(self):
        access = self.env["ir.model.access"]
        for model in [*self.models(), *self.models(transient=True)]:
            with self.subTest(model=model._name):
                lines = access.search([("model_id.model", "=", model._name)])
                self.assertTrue(lines)
                self.assertTrue(all(line.group_id for line in lines), "open to all")

    def test_every_model_of_a_garden_is_closed_to_the_others(self):
        for model in self.models():
            if model._name in SHARED_WORDS:
                continue
            with self.subTest(model=model._name):
                rules = self.env["ir.rule"].search(
                    [
                        ("model_id.model", "=", model._name),
                        ("groups", "=", False),
                        ("perm_read", "=", True),
                    ]
                )
                domains = " ".join(rules.mapped("domain_force"))
                self.assertIn("company_ids", domains)

    def test_links_between_records_stay_inside_a_garden(self):
        for model in self.models():
            if model._name in SHARED_WORDS or model._table_query:
                continue
            with self.subTest(model=model._name):
                loose = [
                    field.name
                    for field in model._fields.values()
                    if self.may_leave(model, field)
                ]
                self.assertFalse(loose)

    def may_leave(self, model, field):
        """Whether a stored link that people write goes to any garden's record."""
        if not (field.store and field.type in ("many2one", "many2many")):
            return False
        if field.readonly or field.compute or field.related or field.check_company:
            return False
        garden = model._fields.get("company_id")
        if garden is None or garden.related == f"{field.name}.company_id":
            return not field.required  # the garden is read from this very link
        target = self.env[field.comodel_name]
        return target._name.startswith("cocagne.") and "company_id" in target._fields

    def test_other_professions_see_no_model_of_the_garden(self):
        for user in (self.user_insertion_adviser, self.user_head_office):
            for model in self.models():
                told = FIGURES if user == self.user_head_office else set()
                if model._name in SHARED_WORDS | told:
                    continue
                if user == self.user_insertion_adviser and is_of_insertion(model):
                    continue
                with self.subTest(user=user.login, model=model._name):
                    self.assertFalse(model.with_user(user).has_access("read"))

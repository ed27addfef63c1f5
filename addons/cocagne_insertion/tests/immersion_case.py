"""What the tests of immersions and exits share."""

from freezegun import freeze_time

from .insertion_case import InsertionCase


class ImmersionCase(InsertionCase):
    """Farid may go to ``host``, a nursery; ``other_host`` is a market gardener."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.host = cls.make_host("Pépinière Testeur")
        cls.other_host = cls.make_host("Maraîcher Testeur")

    @classmethod
    def make_host(cls, name, **values):
        return cls.env["cocagne.immersion.host"].create(
            {"name": name, "company_id": cls.garden.id, **values}
        )

    @classmethod
    def make_immersion(cls, start, end, user=None, **values):
        """An immersion of Farid to discover a trade, by the adviser."""
        immersions = cls.env["cocagne.immersion"]
        return immersions.with_user(user or cls.user_insertion_adviser).create(
            {
                "pathway_id": cls.pathway.id,
                "company_id": cls.garden.id,
                "host_id": cls.host.id,
                "tutor_name": "Alice Testeur",
                "date_start": start,
                "date_end": end,
                **values,
            }
        )

    @classmethod
    def make_done(cls, immersion, **values):
        """The immersion was signed and took place, its goals not met."""
        immersion.action_sign()
        immersion.write({"assessment": "COMPLETED", "goals": "not_met", **values})
        immersion.action_assess()
        return immersion


class ExitCase(ImmersionCase):
    """Exits of people who worked at the garden; today is 10 January 2027."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time("2027-01-10"))

    @classmethod
    def reason(cls, code):
        return cls.env.ref(f"cocagne_insertion.exit_reason_{code}")

    @classmethod
    def make_worker(cls, name, start, end, hours=100.0, **values):
        """A person with a contract, and paid hours in the month of the first day."""
        person = cls.make_person(name, "Testeur", **values)
        pathway = cls.make_pathway(person, cls.make_pass(person, start), start)
        contract = cls.make_contract(pathway, start, end)
        cls.make_month(pathway, contract, start.replace(day=1), hours)
        return pathway

    @classmethod
    def make_month(cls, pathway, contract, month, hours, **values):
        return cls.env["cocagne.insertion.month"].create(
            {
                "pathway_id": pathway.id,
                "company_id": cls.garden.id,
                "version_id": contract.id,
                "annex_id": cls.annex.id,
                "month": month,
                "contract_start": contract.contract_date_start,
                "hours_paid": hours,
                **values,
            }
        )

    @classmethod
    def make_exit(cls, pathway, code, day, user=None, **values):
        exits = cls.env["cocagne.insertion.exit"]
        return exits.with_user(user or cls.user_insertion_adviser).create(
            {
                "pathway_id": pathway.id,
                "company_id": cls.garden.id,
                "date": day,
                "reason_id": cls.reason(code).id,
                **values,
            }
        )

    @classmethod
    def leave(cls, pathway, code, day, user=None, **values):
        """Somebody leaves, with the dialog."""
        dialogs = cls.env["cocagne.insertion.leave"]
        dialog = dialogs.with_user(user or cls.user_insertion_adviser).create(
            {
                "pathway_id": pathway.id,
                "date": day,
                "reason_id": cls.reason(code).id,
                **values,
            }
        )
        dialog.action_leave()
        return pathway.exit_ids

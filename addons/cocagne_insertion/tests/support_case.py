"""The cast of the accompaniment: an interview with a note, a grid, an assessment."""

from datetime import datetime

from .insertion_case import InsertionCase

#: What only the adviser may ever read; each word is looked for in what others get.
SECRET = "Zorglub confided something"


class SupportCase(InsertionCase):
    """Farid's interview of 1 June 2026 was held: an hour, a report, a note (``SECRET``).

    The grid ``grid`` has four skills. All is written by the adviser.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.interview = cls.make_interview(
            datetime(2026, 6, 1, 8), shared_report="Wants to drive."
        )
        cls.interview.action_held()
        cls.interview.confidential_report = SECRET
        cls.grid = cls.make_grid("Gardener", ("Sow", "Weed", "Harvest", "Sort"))
        cls.env.flush_all()
        cls.env.invalidate_all()
        cls.env["cocagne.confidential.reading"].search([]).with_context(
            erase_readings=True
        ).unlink()

    @classmethod
    def make_interview(cls, moment, **values):
        return cls.make("cocagne.interview", date_start=moment, **values)

    @classmethod
    def make(cls, model, **values):
        """A record of Farid's pathway, made by the adviser."""
        return (
            cls.env[model]
            .with_user(cls.user_insertion_adviser)
            .create({"pathway_id": cls.pathway.id, **values})
        )

    @classmethod
    def make_grid(cls, name, skills):
        return cls.env["cocagne.skill.grid"].create(
            {
                "name": name,
                "company_id": cls.garden.id,
                "skill_ids": [(0, 0, {"name": skill}) for skill in skills],
            }
        )

    def assess(self, day, *levels, user=None):
        """A finished assessment by the supervisor; None for a skill not looked at."""
        assessment = (
            self.env["cocagne.skill.assessment"]
            .with_user(user or self.user_supervisor)
            .create(
                {"pathway_id": self.pathway.id, "grid_id": self.grid.id, "date": day}
            )
        )
        for line, level in zip(assessment.line_ids, levels, strict=True):
            line.level = level and str(level)
        assessment.action_done()
        return assessment

    @classmethod
    def allow_export(cls, users):
        """The button of exports: so that what refuses is the right on the field."""
        users.write({"group_ids": [(4, cls.env.ref("base.group_allow_export").id)]})

    @classmethod
    def as_stranger(cls, model, role):
        """``model`` as it is seen by ``role`` of the other garden."""
        user = cls.make_user("stranger", role, cls.other_garden)
        context = {"allowed_company_ids": cls.other_garden.ids}
        return cls.env[model].with_user(user).with_context(**context)

    def readings(self):
        return self.env["cocagne.confidential.reading"].search(
            [("company_id", "=", self.garden.id)]
        )

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from .skill_grid import LEVELS, TOP

#: Who may assess: the screen shows names and skills, nothing of the situation.
ROLES = (
    "cocagne_insertion.group_supervisor",
    "cocagne_jardin.group_insertion_adviser",
)


class SkillTablet(models.AbstractModel):
    """What the supervisor's screen reads and says: a person, a grid, large buttons.

    All is done with the rights of the user. What is ticked without connection is kept by
    the tablet and told later, each operation once.
    """

    _name = "cocagne.skill.tablet"
    _inherit = "cocagne.offline.screen"
    _description = "Assessment of skills on a tablet"

    @api.model
    def _check_role(self):
        if not any(self.env.user.has_group(role) for role in ROLES):
            raise AccessError(
                self.env._("Skills are assessed by the technical supervisors.")
            )

    # -- what it reads ---------------------------------------------------------------------

    @api.model
    def get_people(self):
        """The people at work: the user's own first, with the day of their last time.

        :return: ``{"people": [...], "grids": [...]}``
        """
        self._check_role()
        pathways = self.env["cocagne.pathway"].search(
            [("state", "=", "active"), ("company_id", "in", self.env.companies.ids)],
            order="name, id",
        )
        known = self._assessments(pathways)
        people = [self._person(one, known.get(one.id)) for one in pathways]
        people.sort(key=lambda person: not person["is_mine"])
        grids = self.env["cocagne.skill.grid"].search(
            [("company_id", "in", self.env.companies.ids)]
        )
        return {
            "people": people,
            "grids": [
                {
                    "id": grid.id,
                    "name": grid.name,
                    "count": grid.skill_count,
                    "company_id": grid.company_id.id,
                }
                for grid in grids
                if grid.skill_count
            ],
        }

    @api.model
    def _assessments(self, pathways):
        """{pathway id: its last assessment}."""
        found = self.env["cocagne.skill.assessment"].search(
            [("pathway_id", "in", pathways.ids)], order="date, id"
        )
        return {one.pathway_id.id: one for one in found}

    @api.model
    def _person(self, pathway, last):
        return {
            "id": pathway.id,
            "name": pathway.name,
            "company_id": pathway.company_id.id,
            "is_mine": pathway.supervisor_id == self.env.user,
            "last": str(last.date) if last else "",
            "grid_id": last.grid_id.id if last else False,
            "open_id": last.id if last and last.state == "draft" else False,
        }

    @api.model
    def start(self, pathway_id, grid_id):
        """Go on with the assessment that was begun on this grid, or begin one.

        :return: as ``get_assessment``.
        """
        self._check_role()
        assessments = self.env["cocagne.skill.assessment"]
        found = assessments.search(
            [
                ("pathway_id", "=", int(pathway_id)),
                ("grid_id", "=", int(grid_id)),
                ("state", "=", "draft"),
            ],
            limit=1,
        )
        if not found:
            found = assessments.create(
                {"pathway_id": int(pathway_id), "grid_id": int(grid_id)}
            )
        return self.get_assessment(found.id)

    @api.model
    def get_assessment(self, assessment_id):
        """All of an assessment: skills by heading, levels, the time before, the radar."""
        self._check_role()
        one = self._assessment(assessment_id)
        before = one._before()
        former = (
            dict(
                zip(
                    one.line_ids.skill_id,
                    before._levels(one.line_ids.skill_id),
                    strict=True,
                )
            )
            if before
            else {}
        )
        return {
            "id": one.id,
            "name": one.pathway_id.name,
            "grid": one.grid_id.name,
            "date": str(one.date),
            "before": str(before.date) if before else "",
            "state": one.state,
            "words": one.person_words or "",
            "goal": one.next_goal or "",
            "levels": self._levels(),
            "skills": [self._skill(line, former) for line in one.line_ids],
            "radar": one._radar_uri(),
        }

    @api.model
    def _levels(self):
        names = dict(
            self.env["cocagne.skill.level"]
            ._fields["level"]
            ._description_selection(self.env)
        )
        return [{"code": code, "name": names[code]} for code, _label in LEVELS]

    @api.model
    def _skill(self, line, former):
        return {
            "id": line.id,
            "name": line.skill_id.name,
            "help": line.skill_id.help or "",
            "family": line.family or "",
            "level": line.level or "",
            "own_level": line.own_level or "",
            "before": former.get(line.skill_id) or 0,
        }

    @api.model
    def get_radar(self, assessment_id):
        """The picture alone, after a change."""
        self._check_role()
        return self._assessment(assessment_id)._radar_uri()

    @api.model
    def _assessment(self, assessment_id):
        found = self.env["cocagne.skill.assessment"].browse(int(assessment_id or 0))
        if not found.exists():
            raise UserError(self.env._("This assessment is gone. Reload the page."))
        found.check_access("read")
        return found

    # -- what it says ----------------------------------------------------------------------

    @api.model
    def _apply_one(self, operation):
        """One of ``level``, ``words``, ``done``."""
        self._check_role()
        doers = {
            "level": self._apply_level,
            "words": self._apply_words,
            "done": self._apply_done,
        }
        do = doers.get(operation.get("kind"))
        if not do:
            raise UserError(
                self.env._("The tablet asks for something unknown. Reload the page.")
            )
        do(operation, self._assessment(operation.get("assessment_id")))

    def _apply_level(self, operation, assessment):
        line = assessment.line_ids.filtered(lambda one: one.id == operation["line_id"])
        field = "own_level" if operation.get("own") else "level"
        level = operation.get("level") or False
        if not line or level not in {False, *(str(n) for n in range(1, TOP + 1))}:
            raise UserError(self.env._("This skill is gone. Reload the page."))
        line.write({field: level})

    def _apply_words(self, operation, assessment):
        assessment.write(
            {
                "person_words": (operation.get("words") or "").strip(),
                "next_goal": (operation.get("goal") or "").strip(),
            }
        )

    def _apply_done(self, operation, assessment):
        if assessment.state != "done":
            assessment.action_done()

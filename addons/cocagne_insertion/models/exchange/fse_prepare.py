from odoo import api, fields, models

from ...law import fse

LONG = ("03", "04")


class FseParticipant(models.Model):
    """What the pathway tells already, in the words of the FSE+."""

    _inherit = "cocagne.fse.participant"

    @api.model
    def _prepare(self, operation, pathway):
        """Values of a participant, proposed once."""
        person = pathway.employee_id
        return {
            "operation_id": operation.id,
            "company_id": operation.company_id.id,
            "pathway_id": pathway.id,
            "entry": pathway.date_start,
            "sex": {"male": "M", "female": "F", "other": "X"}.get(person.sex),
            "labour": self._labour(pathway),
            "isced": fse.ISCED.get(person.education),
            "resources": self._resources(pathway),
            "disability": "yes" if pathway.rqth else "not_said",
            "third_country": self._third_country(person),
            "homeless": "yes" if pathway.housing else "not_said",
            "rural": "yes" if pathway.zrr else "not_said",
        }

    @api.model
    def _labour(self, pathway):
        if pathway.employer_type:
            return "employed"
        if not pathway.unemployed_since:
            return False
        long = pathway.unemployed_since in LONG
        return "long_term_unemployed" if long else "unemployed"

    @api.model
    def _resources(self, pathway):
        found = {
            "rsa": pathway.rsa not in (False, "NON"),
            "ass": pathway.ass_since,
            "aah": pathway.aah_since,
            "none": pathway.no_resources,
        }
        return next((name for name, has in found.items() if has), False)

    @api.model
    def _third_country(self, person):
        """By the nationality, when it is written."""
        if not person.country_id:
            return "not_said"
        union = self.env.ref("base.europe").country_ids
        return "no" if person.country_id in union else "yes"

    def _note_exits(self):
        """The exits of the pathways, where none is written yet.

        The reason of the ASP tells most of the situation; the adviser completes it. What
        was written by hand is kept.
        """
        exits = self._exits_by_pathway()
        for one in self:
            left = one.pathway_id.state == "left" and one.pathway_id.date_end
            if not left:
                continue
            proposed = {"exit": left, **one._exit_values(exits.get(one.pathway_id.id))}
            values = {name: value for name, value in proposed.items() if not one[name]}
            if values:
                one.write(values)

    def _exits_by_pathway(self):
        """{pathway id: its exit}, one query for all."""
        # sudo: the exit of each person, put where the adviser reads it too
        found = (
            self.env["cocagne.insertion.exit"]
            .sudo()
            .search([("pathway_id", "in", self.pathway_id.ids)])
        )
        return {one.pathway_id.id: one for one in found}

    def _exit_values(self, left):
        """What the exit of the pathway tells, in the words of the FSE+."""
        if not left:
            return {}
        code = left.reason_id.code
        told = {
            "exit_situation": fse.exit_situation(code, left.category),
            "exit_contract": fse.exit_contract(code),
        }
        values = {name: value for name, value in told.items() if value}
        if values.get("exit_situation"):
            # known on the day on which the exit was written down
            values["collected_on"] = fields.Date.context_today(self, left.create_date)
        return values

from odoo import models


class SupportReport(models.Model):
    """Who signs it."""

    _inherit = "cocagne.support.report"

    def _signatures(self):
        return [self.env._("The person"), self.env._("The adviser")]


class SkillAssessment(models.Model):
    """Its paper: a line for each skill that was looked at, and who signs."""

    _inherit = "cocagne.skill.assessment"

    def _paper_rows(self):
        words = self.pathway_id._words_of
        rows = [
            (line.skill_id.name, words(line, "level"))
            for line in self.line_ids
            if line.level
        ]
        return (self.env._("Skills"), rows)

    def _signatures(self):
        return [self.env._("The person"), self.env._("The technical supervisor")]


class Pathway(models.Model):
    """Who signs the certificate of skills."""

    _inherit = "cocagne.pathway"

    def _certificate_signatures(self):
        return [
            self.env._("The director, stamp of the garden"),
            self.env._("The technical supervisor"),
        ]

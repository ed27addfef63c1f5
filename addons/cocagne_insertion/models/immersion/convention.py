from odoo import fields, models


class Immersion(models.Model):
    """What the convention on paper says (the parts of Cerfa 13912)."""

    _inherit = "cocagne.immersion"

    convention_file = fields.Binary("Signed convention", attachment=True, copy=False)
    convention_name = fields.Char(copy=False)

    def _paper_objects(self):
        """(words, whether it is this one) of the three objects, to tick.

        In French whatever the reader's language: the paper is signed.
        """
        french = self.with_context(lang="fr_FR").env
        labels = self._fields["object"]._description_selection(french)
        return [(words, code == self.object) for code, words in labels]

    def _paper_person(self):
        """The employee of the convention, with the address that the paper asks for."""
        return self.employee_id

    def _paper_address(self):
        person = self._paper_person()
        town = " ".join(filter(None, (person.private_zip, person.private_city)))
        lines = (person.private_street, person.private_street2, town)
        return ", ".join(filter(None, lines))

    def _paper_contract(self):
        """(first, last day) of the contract of insertion, for the employer's part."""
        return self.pathway_id._contract_spans().get(self.pathway_id.id)

    def _paper_figures(self):
        """The deadlines in hours that the convention tells, of its first day."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        names = ("pmsmp_accident_host_hours", "pmsmp_accident_employer_hours")
        return [figures.whole(name, self.date_start) for name in names]

    def action_print(self):
        """The convention as a PDF, to be signed by all."""
        return self.env.ref("cocagne_insertion.action_report_immersion").report_action(
            self, config=False
        )

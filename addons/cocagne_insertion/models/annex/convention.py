from odoo import api, fields, models

from ...law import annex as law


class Convention(models.Model):
    """The convention of the insertion site with the State, three years at most.

    R.5132-27 to -35: it says the posts, the commitments with their indicators and the
    funding, and bounds the yearly annexes. D.5132-43-1: immersions are possible when it
    foresees them.
    """

    _name = "cocagne.convention"
    _description = "Convention with the State"
    _inherit = ["mail.thread", "cocagne.of.garden"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    name = fields.Char("Number", required=True, help="As the DREETS writes it.")
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    date_signed = fields.Date("Signed on")
    posts_text = fields.Text("Posts in insertion")
    commitments = fields.Text("Commitments, with their indicators")
    funding = fields.Text("Funding")
    has_immersions = fields.Boolean(
        "Immersions are foreseen",
        help="People may be sent in immersion (PMSMP) when the convention says so.",
    )
    immersion_number = fields.Text("Expected number of immersions")
    immersion_hosts = fields.Text("Hosts")
    immersion_support = fields.Text("Accompaniment during immersions")
    immersion_objects = fields.Text("What immersions are for")
    annex_ids = fields.One2many("cocagne.annex", "convention_id", "Annexes financières")
    missing = fields.Text("Still to be written", compute="_compute_missing")

    _dates_in_order = models.Constraint(
        "CHECK (date_start <= date_end)", "A convention ends after it begins."
    )

    @api.constrains("date_start", "date_end")
    def _check_length(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        words = self.env["cocagne.law"]
        for convention in self:
            words._refuse(
                law.convention_problems(
                    convention.date_start, convention.date_end, figures
                )
            )
            convention.annex_ids._check_law()

    @api.depends(
        "posts_text",
        "commitments",
        "funding",
        "has_immersions",
        "immersion_number",
        "immersion_hosts",
        "immersion_support",
        "immersion_objects",
    )
    @api.depends_context("lang")
    def _compute_missing(self):
        words = self.env["cocagne.law"]
        for convention in self:
            found = [words._words(one) for one in convention._content_problems()]
            convention.missing = "\n".join(found) or False

    def _content_problems(self):
        """What R.5132-28 and D.5132-43-1 want to read in it, and is not there."""
        yield from law.convention_content_problems(
            {
                "posts": self.posts_text or "",
                "commitments_with_indicators": self.commitments or "",
                "funding": self.funding or "",
            }
        )
        if self.has_immersions:
            yield from law.pmsmp_content_problems(
                {
                    "expected_number": self.immersion_number or "",
                    "hosts": self.immersion_hosts or "",
                    "support": self.immersion_support or "",
                    "objects": self.immersion_objects or "",
                }
            )

from odoo import models

from .wipe import blank, erase_talk, remove

#: What a contract said of the person's situation.
SITUATION = {"sentence_adjustment": False, "amendment_reason": False}


class PathwayEraseContract(models.Model):
    """Contracts stay for the register; their grounds and printed papers go.

    Decisions beyond 24 months tell of health or of age: they go whole. A derogation of
    hours is a fact of the contract (its days stay), what was written about it goes.
    """

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        remove(self.decision_ids.with_context(erase_file=True))
        blank(
            self.env["cocagne.hours.derogation"].search(
                [("pathway_id", "in", self.ids)]
            )
        )
        versions = self.env["hr.version"].search([("pathway_id", "in", self.ids)])
        models.BaseModel.write(versions, dict(SITUATION))
        erase_talk(versions)
        blank(
            self.env["cocagne.contract.standstill"].search(
                [("version_id", "in", versions.ids)]
            ),
            host_id=False,
        )
        return super()._erase_links()

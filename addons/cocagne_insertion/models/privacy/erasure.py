from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...law import dates
from ..pathway.pathway import LEFT
from .wipe import erase_talk, remove

#: What tells how the person lives. The figures that count it are kept as numbers before
#: (``models/privacy/kept_figures.py``); no row of a person says it any more.
ERASED = {
    "orienter": False,
    "employer_type": False,
    "unemployed_since": False,
    "job_seeker_since": False,
    "rsa": False,
    "rsa_since": False,
    "ass_since": False,
    "aah_since": False,
    "rqth": False,
    "qpv": False,
    "zrr": False,
    "no_resources": False,
    "oeth": False,
    "ase": False,
    "single_parent": False,
    "housing": False,
    "refugee": False,
    "prison": False,
    "low_french": False,
    "mobility": False,
    "notice_given_on": False,
    "consent_on": False,
    "consent_withdrawn_on": False,
    "contacted_on": False,
}


class PathwayErasure(models.Model):
    """Erases the file of who left, and keeps figures in which nobody is recognised.

    Two steps (RGPD, art. 5-1 e and 17; see docs/decisions/insertion-retention.md):

    - two years after the last contact, or when the person asks: the file;
    - five years after the last contract: the identity (``models/privacy/identity.py``).
    """

    _inherit = "cocagne.pathway"

    erased_on = fields.Date("File erased", readonly=True, copy=False, index=True)

    def action_erase(self):
        """Erase the file now, because the person asks for it.

        :raises UserError: while the person is here.
        """
        for pathway in self:
            pathway.check_access("write")
            if pathway.state != LEFT:
                raise UserError(
                    self.env._(
                        "%s is still here: the file is erased once the person left.",
                        pathway.display_name,
                    )
                )
        self._erase()
        return True

    def _erase(self):
        """The file, for good. Done twice, it changes nothing."""
        todo = self.filtered(lambda one: not one.erased_on)
        # sudo: rows, messages and files of others too
        whole = todo.sudo().with_context(tracking_disable=True, mail_notrack=True)
        whole._keep_figures()
        whole._erase_links()
        whole._erase_talk()
        whole.write({**ERASED, "erased_on": fields.Date.context_today(self)})
        gone = whole.employee_id.filtered(
            lambda person: all(one.erased_on for one in person.pathway_ids)
        )
        gone._erase_file()

    def _erase_links(self):
        """What hangs on the pathways and is not counted. Rooms extend it for theirs."""
        remove(self.diagnosis_ids, self.diagnosis_ids.criterion_ids)

    def _erase_talk(self):
        """Messages, followers, activities and files."""
        erase_talk(self)

    @api.model
    def _to_erase(self, company):
        """Files of a garden whose time is over; somebody who came back is kept."""
        today = fields.Date.context_today(self)
        # sudo: a setting of the garden
        years = company.sudo().insertion_retention_years
        over = self.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "=", LEFT)
            & Domain("erased_on", "=", False)
            & Domain("date_end", "<", dates.same_day(today, -12 * years))
        )
        people = over.employee_id.filtered(
            lambda person: all(
                one.erased_on or (one.erase_on and one.erase_on <= today)
                for one in person.pathway_ids
            )
        )
        return over.filtered(lambda one: one.employee_id in people)

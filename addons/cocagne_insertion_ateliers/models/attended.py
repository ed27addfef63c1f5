from odoo import models

PRESENT = "present"


class Pathway(models.Model):
    """The workshops of the garden that a person in insertion attended.

    A person is registered as any contact: the one of their employee's record, or of their
    user. Only the days of the pathway count, so that who comes back later has each hour
    once.
    """

    _inherit = "cocagne.pathway"

    def _workshop_partners(self):
        """{contact: pathways of the person}."""
        found = {}
        # sudo: the contact alone; a role that sees hours does not see the employee
        pathways = self.sudo()
        # asked at once: read one by one, records come by the thousand
        employees = pathways.env["hr.employee"].with_context(active_test=False)
        employees.search_fetch(
            [("id", "in", pathways.employee_id.ids)], ["work_contact_id", "user_id"]
        )
        for pathway in pathways:
            employee = pathway.employee_id
            for partner in employee.work_contact_id | employee.user_id.partner_id:
                found[partner] = found.get(partner, self.browse()) | pathway
        return found

    def _workshops_attended(self, date_from=None, date_to=None):
        """Registrations marked present, by pathway; as many queries for any number.

        :param date_from, date_to: first and last day, both in it; None for no bound.
        :return: ``{pathway id: registrations}``
        """
        partners = self._workshop_partners()
        domain = [
            ("is_workshop", "=", True),
            ("attendance", "=", PRESENT),
            ("partner_id", "in", [partner.id for partner in partners]),
        ]
        if date_from:
            domain.append(("workshop_date", ">=", date_from))
        if date_to:
            domain.append(("workshop_date", "<=", date_to))
        # sudo: advisers and payroll have no rights on workshops; only those attended by
        # these people are read
        registrations = self.env["event.registration"].sudo()
        attended = dict.fromkeys(self.ids, registrations)
        for one in registrations.search(domain, order="workshop_date, id"):
            for pathway in partners[one.partner_id]:
                if pathway._is_during(one.workshop_date):
                    attended[pathway.id] |= one
        return attended

    def _is_during(self, day):
        """Whether a day is in the pathway."""
        begun = self.date_start and self.date_start <= day
        return bool(begun and (not self.date_end or day <= self.date_end))

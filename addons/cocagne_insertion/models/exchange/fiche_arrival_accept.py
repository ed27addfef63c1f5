from odoo import models
from odoo.exceptions import UserError


class FicheArrival(models.Model):
    """One click: the person, the PASS, the pathway and the fiche."""

    _inherit = "cocagne.fiche.arrival"

    def action_accept(self):
        """Take what came: a new person is made, a known one is brought up to date.

        :raises UserError: when somebody must decide first who it is.
        """
        for one in self:
            if one.state != "waiting":
                continue
            if one.situation == "conflict":
                raise UserError(
                    self.env._(
                        "%s may be somebody you know: open the line, and say whether "
                        "it is the same person.",
                        one.display_name,
                    )
                )
            one._accept(one.employee_id)
        return True

    def action_same_person(self):
        """It is the person who is here already."""
        for one in self.filtered(lambda one: one.state == "waiting"):
            one._accept(one.employee_id)
        return True

    def action_other_person(self):
        """It is somebody else, of the same name and birth date."""
        for one in self.filtered(lambda one: one.state == "waiting"):
            if self.env["cocagne.pass"].search_count(one._domain_of_pass(), limit=1):
                raise UserError(
                    self.env._(
                        "The PASS %s belongs to somebody here: a PASS is of one person "
                        "only. Correct the number here or on Les emplois.",
                        one.pass_number,
                    )
                )
            one._accept(self.env["hr.employee"])
        return True

    def action_set_aside(self):
        """Not now; it may be taken later."""
        self.filtered(lambda one: one.state == "waiting").state = "aside"
        return True

    def action_take_up(self):
        """Back on the desk."""
        self.filtered(lambda one: one.state == "aside").state = "waiting"
        return True

    # -- what a click makes --------------------------------------------------------------

    def _accept(self, person):
        """Make or bring up to date, all or nothing."""
        self.ensure_one()
        self.lock_for_update()
        fiche = self.fiche_id or self.env["cocagne.fiche"].search(
            self._domain_of_fiche(), limit=1
        )
        person = fiche.employee_id or person
        told = self.env["cocagne.fiche"]._employee_of(self.told)
        if person:
            self._update_person(person, fiche, told)
        else:
            person = self.env["hr.employee"].create(self._prepare_person(told))
            person.private_street = person._street()
        pass_iae = self._take_pass(person, told)
        pathway = self._take_pathway(person, pass_iae, fiche, told)
        fiche = self._take_fiche(fiche, person, pass_iae, pathway, told)
        self.write(
            {"state": "accepted", "employee_id": person.id, "fiche_id": fiche.id}
        )
        return fiche

    def _domain_of_pass(self):
        return [
            ("company_id", "=", self.company_id.id),
            ("number", "=", self.pass_number),
        ]

    def _domain_of_fiche(self):
        return [
            ("company_id", "=", self.company_id.id),
            ("siret", "=", self.siret),
            ("measure", "=", self.told["measure"]),
            ("pass_number", "=", self.pass_number),
        ]

    def _update_person(self, person, fiche, told):
        """Write what changed; somebody without fiche gets what is still empty."""
        values = self._prepare_person(told)
        if fiche:
            before = self._prepare_person(fiche._employee())
            values = {
                name: value for name, value in values.items() if value != before[name]
            }
        else:
            values = {
                name: value
                for name, value in values.items()
                if value and not person[name]
            }
        if values:
            person.write(values)

    def _take_pass(self, person, told):
        """The PASS of the fiche, made when it is not here yet, with its last day."""
        passes = self.env["cocagne.pass"]
        found = passes.search(self._domain_of_pass(), limit=1) or passes.create(
            self._prepare_pass(person, told)
        )
        if found.date_end != told.pass_end:
            found._adopt_end(told.pass_end)
        return found

    def _prepare_pass(self, person, told):
        # the platform gave it: who decided is not told, and it is not for us to refuse
        return {
            "employee_id": person.id,
            "company_id": self.company_id.id,
            "number": told.pass_number,
            "date_start": told.pass_start,
            "by_prescriber": True,
        }

    def _take_pathway(self, person, pass_iae, fiche, told):
        """The pathway that is open, or a new one."""
        pathways = self.env["cocagne.pathway"]
        found = fiche.pathway_id or pathways.search(
            [
                ("employee_id", "=", person.id),
                ("company_id", "=", self.company_id.id),
                ("state", "!=", "left"),
            ],
            limit=1,
        )
        if not found:
            return pathways.create(self._prepare_pathway(person, pass_iae, told))
        values = self._prepare_situation(told)
        before = self._prepare_situation(fiche._employee()) if fiche else {}
        # what the adviser wrote stays, but for what changed on the platform
        values = {
            name: value
            for name, value in values.items()
            if (value != before[name] if fiche else value and not found[name])
        }
        if not found.pass_id:
            values["pass_id"] = pass_iae.id
        if values:
            found.write(values)
        return found

    def _prepare_pathway(self, person, pass_iae, told):
        return {
            "employee_id": person.id,
            "company_id": self.company_id.id,
            "pass_id": pass_iae.id,
            "adviser_id": self.env.uid,
            **self._prepare_situation(told),
        }

    def _take_fiche(self, fiche, person, pass_iae, pathway, told):
        """The fiche: integrated already when it comes from the platform."""
        values = self.env["cocagne.fiche"]._values_of(told) | {
            "employee_id": person.id,
            "pass_id": pass_iae.id,
            "pathway_id": pathway.id,
        }
        if fiche:
            fiche.write(values)
            return fiche
        return fiche.create(values | self._prepare_fiche_origin())

    def _prepare_fiche_origin(self):
        """Those of the platform are at the ASP already; those of a file are to send."""
        values = {"company_id": self.company_id.id}
        if self.import_id.account_id:
            values |= {"origin": "platform", "status": "PROCESSED"}
        return values

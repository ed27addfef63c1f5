from odoo import api, models


class LawWords(models.AbstractModel):
    """Words of the rules of the fiches' fields: what is wrong."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            **self._sentences_fiche(),
            **self._sentences_file(),
            **self._sentences_answer(),
            **self._sentences_api(),
            **self._sentences_flux(),
            **self._sentences_fse(),
        }

    @api.model
    def _sentences_fiche(self):
        return {
            "fiche_field_missing": self.env._(
                "Line %(line)s, %(field)s: nothing is filled in."
            ),
            "fiche_field_unknown": self.env._(
                "Line %(line)s: the field “%(field)s” does not exist in a fiche."
            ),
            "fiche_field_must_be_null": self.env._(
                "Line %(line)s, %(field)s: “%(found)s” where nothing may be filled in."
            ),
            "fiche_field_type": self.env._(
                "Line %(line)s, %(field)s: “%(found)s” is of the wrong kind; wanted: "
                "%(expected)s."
            ),
            "fiche_field_shape": self.env._(
                "Line %(line)s, %(field)s: “%(found)s” is not written as it must be."
            ),
            "fiche_code_unknown": self.env._(
                "Line %(line)s, %(field)s: the code “%(found)s” is not in the list of "
                "the ASP."
            ),
            "fiche_date_invalid": self.env._(
                "Line %(line)s, %(field)s: “%(found)s” is no date of the calendar."
            ),
            "fiche_field_only_with_other": self.env._(
                "Line %(line)s, %(field)s: “%(found)s” does not go with what is said "
                "in “%(other)s”."
            ),
            "fiche_field_wanted_by_other": self.env._(
                "Line %(line)s, %(field)s: wanted because of what is said in "
                "“%(other)s”."
            ),
            "fiche_field_incoherent": self.env._(
                "Line %(line)s, %(field)s: “%(found)s” instead of “%(expected)s”."
            ),
            "fiche_too_young": self.env._(
                "Line %(line)s: the person is %(age)s years old; only people above "
                "%(above)s have a fiche."
            ),
            "fiche_too_old": self.env._(
                "Line %(line)s: the person is %(age)s years old; below %(below)s is "
                "wanted."
            ),
            "fiche_pass_dates": self.env._(
                "Line %(line)s: the PASS begins on %(start)s and ends on %(end)s."
            ),
            "fiche_number": self.env._(
                "Line %(line)s, %(field)s: the number %(found)s is wrong: %(problem)s."
            ),
            "fiche_line_number": self.env._(
                "Line %(line)s has the number %(found)s: lines are numbered from 1."
            ),
            "fiche_twice": self.env._(
                "Line %(line)s: the PASS %(pass_number)s for the SIRET %(siret)s is "
                "already in line %(first_line)s."
            ),
            "fiche_other_structure": self.env._(
                "Line %(line)s: this fiche is of the SIRET %(siret)s; this garden is "
                "%(expected)s."
            ),
            "fiche_status_change": self.env._(
                "A fiche that is “%(status)s” cannot become “%(wanted)s”."
            ),
            "fiche_not_complete": self.env._("This fiche lacks: %(missing)s."),
        }

    @api.model
    def _sentences_file(self):
        return {
            "fiche_json_invalid": self.env._(
                "This file is no JSON, or it is cut (at sign %(position)s: %(reason)s). "
                "Nothing was taken of it."
            ),
            "fiche_json_root": self.env._(
                "This file is not one of fiches: its beginning is not the right one "
                "(%(field)s)."
            ),
            "fiche_file_too_many_lines": self.env._(
                "This file has %(lines)s lines; the ASP takes %(maximum)s."
            ),
            "fiche_file_too_big": self.env._(
                "This file has %(bytes)s bytes; the ASP takes %(maximum)s."
            ),
            "fiche_line_too_big": self.env._(
                "Line %(line)s alone has %(bytes)s bytes; a file may have %(maximum)s."
            ),
            "fiche_file_mixed": self.env._(
                "Line %(line)s is a movement %(movement)s in a file of %(expected)s: "
                "creations and updates never go together."
            ),
            "fiche_file_name": self.env._(
                "“%(name)s” is not the name of a file of fiches "
                "(RIAE_FS_AAAAMMJJHHMMSS.json)."
            ),
        }

    @api.model
    def _sentences_answer(self):
        return {
            "fiche_return_of_other_lines": self.env._(
                "This answer has %(returned)s lines; %(sent)s were sent. It is cut, or "
                "of another file. Nothing was taken of it."
            ),
            "fiche_return_of_other_person": self.env._(
                "Line %(line)s of this answer is about %(returned)s; %(sent)s was sent. "
                "Nothing was taken of it."
            ),
            "fiche_return_code_unknown": self.env._(
                "Line %(line)s: nobody knows the code “%(return_code)s” of the answer. "
                "Nothing was taken of it: ask the ASP."
            ),
            "fiche_return_without_code": self.env._(
                "Line %(line)s has no code yet: this is no answer of the ASP, perhaps "
                "the file that you sent."
            ),
        }

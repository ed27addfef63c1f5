from odoo import api, models


class LawWords(models.AbstractModel):
    """Words of what goes wrong with the platform, fluxIAE and the FSE+."""

    _inherit = "cocagne.law"

    @api.model
    def _ways_out(self):
        return {
            **super()._ways_out(),
            "log_in_again": self.env._(
                "sign in again in Exchanges > Access to Les emplois, then go on"
            ),
            "admin_member": self.env._(
                "sign in with the account of an administrator of the structure on Les "
                "emplois"
            ),
            "later": self.env._("go on in a few minutes: what was read is kept"),
            "another_file": self.env._("make a second file"),
            "start_again": self.env._("start again from the first page"),
        }

    @api.model
    def _sentences_api(self):
        return {
            "api_not_https": self.env._(
                "The address %(host)s is not safe: it wants https."
            ),
            "api_bad_credentials": self.env._(
                "Les emplois refused this mail address or this password."
            ),
            "api_not_logged_in": self.env._("Nobody has signed in to Les emplois yet."),
            "api_unauthorised": self.env._(
                "Les emplois no longer accepts this access (answer %(status)s)."
            ),
            "api_forbidden": self.env._(
                "This account may not read the fiches of the structure (answer "
                "%(status)s)."
            ),
            "api_too_many_calls": self.env._(
                "Les emplois takes 60 calls a minute; there were more (answer "
                "%(status)s)."
            ),
            "api_server_error": self.env._(
                "Les emplois is out of order (answer %(status)s)."
            ),
            "api_unreachable": self.env._(
                "Les emplois cannot be reached, or the line was cut (%(reason)s)."
            ),
            "api_unexpected_status": self.env._(
                "Les emplois gave an answer that nobody foresaw (%(status)s)."
            ),
            "api_not_json": self.env._(
                "Page %(page)s of Les emplois cannot be read: it is being maintained, "
                "or was cut."
            ),
            "api_unexpected_answer": self.env._(
                "Page %(page)s of Les emplois has another shape than announced "
                "(%(field)s): show this to your support."
            ),
            "api_next_page_elsewhere": self.env._(
                "Page %(page)s sends to another site (%(host)s): the access was not "
                "given to it."
            ),
            "api_pages_repeat": self.env._(
                "The pages turn in circles from page %(page)s on."
            ),
            "api_pages_incomplete": self.env._(
                "Les emplois announced %(announced)s fiches and gave %(read)s."
            ),
        }

    @api.model
    def _sentences_flux(self):
        return {
            "flux_file_name": self.env._(
                "“%(name)s” is not the name of a fluxIAE file "
                "(fluxIAE_Name_jjmmaaaa_hhmmss.csv.gz): keep the name it came with."
            ),
            "flux_not_compressed": self.env._(
                "%(name)s cannot be opened: it is cut or damaged. Download it again."
            ),
            "flux_too_big": self.env._(
                "%(name)s is too big: at most %(maximum)s bytes once it is opened."
            ),
            "flux_not_utf8": self.env._(
                "Line %(line)s has a sign that cannot be read (UTF-8 is wanted)."
            ),
            "flux_without_beginning": self.env._(
                "Line %(line)s is not the beginning of such a file: “%(found)s”."
            ),
            "flux_of_other_file": self.env._(
                "Line %(line)s says “%(found)s”; by its name “%(expected)s” is wanted."
            ),
            "flux_without_header": self.env._(
                "Line %(line)s: the names of the columns are not there."
            ),
            "flux_column_name": self.env._(
                "Line %(line)s: “%(field)s” is no name of a column."
            ),
            "flux_column_twice": self.env._(
                "Line %(line)s: the column %(field)s is there twice."
            ),
            "flux_cut": self.env._(
                "The file stops at line %(line)s without its last line (FIN): it is cut. "
                "Download it again."
            ),
            "flux_after_end": self.env._(
                "There is something after the end, at line %(line)s."
            ),
            "flux_cell_count": self.env._(
                "Line %(line)s has %(found)s columns instead of %(expected)s."
            ),
            "flux_control_character": self.env._(
                "Line %(line)s, column %(field)s: a sign that does not print."
            ),
            "flux_unknown": self.env._(
                "Files “%(name)s” are not taken: only AnnexeFinanciere, ContratMission "
                "and EtatMensuelIndiv are."
            ),
            "flux_column_missing": self.env._(
                "The column %(field)s is not in the file (line %(line)s)."
            ),
            "flux_cell_empty": self.env._(
                "Line %(line)s, column %(field)s: nothing is filled in."
            ),
            "flux_cell_shape": self.env._(
                "Line %(line)s, column %(field)s: “%(found)s” is no value of the kind "
                "wanted (%(expected)s)."
            ),
        }

    @api.model
    def _sentences_fse(self):
        return {
            "fse_data_missing": self.env._(
                "%(participant)s: %(field)s is not filled in."
            ),
            "fse_code_unknown": self.env._(
                "%(participant)s, %(field)s: the code “%(found)s” is not in the list."
            ),
            "fse_operation_of_one_day": self.env._(
                "A participation of %(days)s day does not count: it takes more than one."
            ),
            "fse_participant_twice": self.env._(
                "%(participant)s is in this operation twice: one participation only."
            ),
            "fse_exit_data_late": self.env._(
                "The data of the exit were collected on %(collected)s; the last day was "
                "%(latest)s (four weeks)."
            ),
        }

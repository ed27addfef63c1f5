from datetime import date

from odoo import api, models
from odoo.tools import format_date


class BundleWords(models.Model):
    """What is said of a bundle that is refused: what is wrong, where, and what to do.

    No sentence tells a figure: the head office reads them.
    """

    _inherit = "cocagne.bundle"

    @api.model
    def _words(self, code, details):
        """The sentence of a reason (``bundle.refusal.CODES``)."""
        sentences = {
            **self._words_of_text(),
            **self._words_of_form(),
            **self._words_of_sender(),
            **self._words_of_figures(),
            **self._words_of_month(),
        }
        return sentences[code] % self._details_in_words(details)

    @api.model
    def _details_in_words(self, details):
        """``details`` with the month as people say it; the bundle writes 2027-10."""
        if not details.get("month"):
            return details
        month = date.fromisoformat(f"{details['month']}-01")
        return {**details, "month": format_date(self.env, month, date_format="MMMM y")}

    @api.model
    def _words_of_text(self):
        return {
            "too_big": self.env._(
                "The bundle is too big: %(most)s KB at most. A month has some sixty "
                "figures and makes 10 KB: this is another file."
            ),
            "not_utf8": self.env._(
                "The file is not a text in UTF-8 (byte %(place)s). Send the file as the "
                "program made it, without opening it in another one."
            ),
            "not_json": self.env._(
                "The file is cut or damaged (line %(line)s, column %(column)s). Prepare "
                "the bundle again and send it whole."
            ),
            "too_deep": self.env._(
                "The file has more than %(most)s levels: it is not a bundle."
            ),
            "duplicate_key": self.env._(
                "« %(name)s » is written twice at one place: nobody knows which one "
                "holds. Correct the program that makes the bundle."
            ),
            "wrong_number": self.env._(
                "A number is not a whole one, or is too long. Figures are texts between "
                'quotes, like "12.5"; NaN and Infinity are none.'
            ),
        }

    @api.model
    def _words_of_form(self):
        return {
            "missing": self.env._("%(place)s is missing in the bundle."),
            "unexpected": self.env._(
                "%(place)s is not part of a bundle. A bundle holds figures and nothing "
                "else."
            ),
            "wrong_type": self.env._("%(place)s has not the right type: %(expected)s."),
            "wrong_text": self.env._(
                "%(place)s is not written as it should: see the description of the "
                "format. Figures are below 1,000,000,000,000 and have four decimals at "
                "most."
            ),
            "wrong_schema": self.env._(
                "The bundle is written in the format « %(found)s », the head office "
                "reads « %(expected)s ». Update your program."
            ),
            "too_many_figures": self.env._(
                "The bundle has more than %(most)s figures: it is another file."
            ),
        }

    @api.model
    def _words_of_sender(self):
        return {
            "unknown_garden": self.env._(
                "No garden of the network that sends its figures has the code "
                "« %(garden)s ». Check the code in your settings, or ask the head "
                "office."
            ),
            "another_garden": self.env._(
                "This key is that of another garden than « %(garden)s ». Each garden "
                "sends its own figures with its own key."
            ),
            "no_public_key": self.env._(
                "The head office does not know the signature of this garden yet: send "
                "it your public key."
            ),
            "wrong_key": self.env._(
                "The bundle is signed with the key %(found)s, the head office knows "
                "%(expected)s. Send it your new public key."
            ),
            "wrong_signature": self.env._(
                "The signature does not fit the bundle: it was changed on its way, or "
                "signed with another key. Prepare it again."
            ),
            "unknown_bearer": self.env._(
                "Somebody came with a key that is unknown, revoked or too old (last "
                "from %(address)s). If a garden cannot send any more, give it a new key."
            ),
            "too_many": self.env._(
                "Too many tries within an hour: %(most)s at most. Wait an hour, then "
                "send again."
            ),
            "not_stored": self.env._("The month could not be written: %(why)s"),
        }

    @api.model
    def _words_of_figures(self):
        return {
            "unknown_code": self.env._(
                "« %(figure)s » is no indicator of the network. Update your program, or "
                "take it out."
            ),
            "twice": self.env._("« %(figure)s » is there twice."),
            "negative": self.env._("« %(figure)s » is below zero."),
            "part_over_whole": self.env._(
                "« %(figure)s » is a part of « %(whole)s » and is greater than it."
            ),
            "wrong_ratio": self.env._(
                "« %(figure)s » is a ratio: it needs its numerator and denominator, and "
                "to be their quotient in percent."
            ),
            "not_a_ratio": self.env._(
                "« %(figure)s » is one plain figure: no numerator, no denominator, and "
                "not empty."
            ),
        }

    @api.model
    def _words_of_month(self):
        return {
            "month_not_over": self.env._(
                "This month is not over yet: %(month)s. Send it in the month that "
                "follows."
            ),
            "before_network": self.env._(
                "In %(month)s the garden was not in the network. Ask the head office "
                "which days it has."
            ),
            "no_reason": self.env._(
                "The bundle corrects a month (revision %(revision)s) without a reason. "
                "Write why it changes."
            ),
            "id_used": self.env._(
                "Another bundle has this identifier already. Each bundle has its own: "
                "prepare it again."
            ),
            "older_revision": self.env._(
                "A later revision is here already (%(kept)s, this one is %(found)s): "
                "nothing was changed."
            ),
            "month_validated": self.env._(
                "This month is validated already, with other figures: %(month)s. To "
                "correct it, send a correction with the next revision and its reason."
            ),
        }

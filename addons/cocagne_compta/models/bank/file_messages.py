from odoo import api, models
from odoo.tools import format_amount


class BankFileMessages(models.AbstractModel):
    """What is wrong with a file of the bank, in words that say what to do next."""

    _name = "cocagne.bank.file.messages"
    _description = "Messages about a file of the bank"

    @api.model
    def _explain(self, problem):
        """The sentence for a ``BankFileProblem``."""
        text = self._sentences()[problem.code]
        euro = self.env.company.currency_id
        figures = {
            key: format_amount(self.env, float(value), euro)
            if key in ("opening", "total", "closing")
            else value
            for key, value in problem.figures.items()
        }
        return text % figures if figures else text

    @api.model
    def _sentences(self):
        return {**self._sentences_any(), **self._sentences_cfonb(), **self._others()}

    @api.model
    def _sentences_any(self):
        return {
            "empty": self.env._(
                "This file is empty: download it again from your bank."
            ),
            "too_big": self.env._(
                "This file weighs %(megabytes)s MB, more than the %(limit)s MB of a "
                "statement: ask your bank for a shorter period."
            ),
            "zip": self.env._(
                "This is a ZIP file: open it and choose the file inside."
            ),
            "pdf": self.env._(
                "This is a PDF, made to be read by people. Ask your bank for a file "
                "CFONB 120, CAMT.053 or OFX."
            ),
            "unknown": self.env._(
                "This is not a statement that we can read. Ask your bank for a file "
                "CFONB 120, CAMT.053 or OFX."
            ),
            "encoding": self.env._(
                "The letters of this file cannot be read. Download it again, without "
                "opening it in a spreadsheet or a text editor."
            ),
            "truncated": self.env._(
                "This file is cut: its end is missing. Download it again from your bank."
            ),
            "sums": self.env._(
                "The sums are wrong: old balance %(opening)s, movements %(total)s, new "
                "balance %(closing)s. A line is missing: download the file again, and "
                "call your bank if it says the same."
            ),
            "no_movement": self.env._(
                "There is no movement in this file: nothing to import."
            ),
            "entities": self.env._(
                "This file holds instructions that no bank writes (entities). It was "
                "not opened: download it again from the site of your bank."
            ),
        }

    @api.model
    def _sentences_cfonb(self):
        again = self.env._("Download the file again, without changing it.")
        found = {
            "cfonb_binary": self.env._(
                "This CFONB file holds characters that are no text."
            ),
            "cfonb_length": self.env._(
                "Line %(line)s has %(length)s characters; a CFONB line has %(width)s."
            ),
            "cfonb_no_closing": self.env._(
                "Line %(line)s opens a balance before the last one is closed (record 07)."
            ),
            "cfonb_no_opening": self.env._(
                "Line %(line)s comes before any old balance (record 01)."
            ),
            "cfonb_record": self.env._(
                "Line %(line)s begins with %(kind)s; a CFONB 120 line begins with 01, "
                "04, 05 or 07."
            ),
            "cfonb_mixed": self.env._(
                "Line %(line)s is about another account than the lines around it."
            ),
            "cfonb_amount": self.env._("The amount of line %(line)s is not one."),
            "cfonb_date": self.env._("The date of line %(line)s is not one: %(text)s."),
            "cfonb_orphan": self.env._(
                "Line %(line)s completes a movement, and there is none before it."
            ),
        }
        return {code: f"{text} {again}" for code, text in found.items()}

    @api.model
    def _others(self):
        return {
            "xml": self.env._(
                "Line %(line)s of this XML file is not valid. Download it again, "
                "without changing it."
            ),
            "not_camt": self.env._(
                "This XML file is no bank statement (%(found)s). Ask your bank for a "
                "file CAMT.053."
            ),
            "camt_notice": self.env._(
                "This file is a notice of debits and rejects (%(found)s), not a "
                "statement: import it from Money > Direct debits > Rejects."
            ),
            "camt_intraday": self.env._(
                "This file is of the day and not final (%(found)s). Ask your bank for "
                "the statement, CAMT.053."
            ),
            "camt_amount": self.env._("An amount of this file is not one: %(text)s."),
            "camt_balances": self.env._(
                "This statement has no opening or no closing balance: download it again."
            ),
            "ofx": self.env._(
                "This OFX file cannot be read. Download it again, without changing it."
            ),
            "ofx_content": self.env._(
                "This OFX file does not follow the format: %(text)s."
            ),
            "ofx_no_statement": self.env._(
                "There is no statement of account in this OFX file."
            ),
            "ofx_no_balance": self.env._(
                "This OFX file does not give the balance of the account: ask your bank "
                "for another format, CFONB 120 or CAMT.053."
            ),
        }

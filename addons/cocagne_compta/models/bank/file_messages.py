from odoo import api, models
from odoo.tools import LazyTranslate, format_amount

_lt = LazyTranslate(__name__)

#: What may be wrong with any file, by code of ``BankFileProblem``.
ANY_FILE = {
    "empty": _lt("This file is empty: download it again from your bank."),
    "too_big": _lt(
        "This file weighs %(megabytes)s MB, more than the %(limit)s MB of a "
        "statement: ask your bank for a shorter period."
    ),
    "zip": _lt("This is a ZIP file: open it and choose the file inside."),
    "pdf": _lt(
        "This is a PDF, made to be read by people. Ask your bank for a file "
        "CFONB 120, CAMT.053 or OFX."
    ),
    "unknown": _lt(
        "This is not a statement that we can read. Ask your bank for a file "
        "CFONB 120, CAMT.053 or OFX."
    ),
    "encoding": _lt(
        "The letters of this file cannot be read. Download it again, without "
        "opening it in a spreadsheet or a text editor."
    ),
    "truncated": _lt(
        "This file is cut: its end is missing. Download it again from your bank."
    ),
    "sums": _lt(
        "The sums are wrong: old balance %(opening)s, movements %(total)s, new "
        "balance %(closing)s. A line is missing: download the file again, and "
        "call your bank if it says the same."
    ),
    "no_movement": _lt("There is no movement in this file: nothing to import."),
    "entities": _lt(
        "This file holds instructions that no bank writes (entities). It was "
        "not opened: download it again from the site of your bank."
    ),
}
#: With a file CFONB 120; ``CFONB_AGAIN`` comes after each.
CFONB = {
    "cfonb_binary": _lt("This CFONB file holds characters that are no text."),
    "cfonb_length": _lt(
        "Line %(line)s has %(length)s characters; a CFONB line has %(width)s."
    ),
    "cfonb_no_closing": _lt(
        "Line %(line)s opens a balance before the last one is closed (record 07)."
    ),
    "cfonb_no_opening": _lt("Line %(line)s comes before any old balance (record 01)."),
    "cfonb_record": _lt(
        "Line %(line)s begins with %(kind)s; a CFONB 120 line begins with 01, "
        "04, 05 or 07."
    ),
    "cfonb_mixed": _lt(
        "Line %(line)s is about another account than the lines around it."
    ),
    "cfonb_amount": _lt("The amount of line %(line)s is not one."),
    "cfonb_date": _lt("The date of line %(line)s is not one: %(text)s."),
    "cfonb_orphan": _lt(
        "Line %(line)s completes a movement, and there is none before it."
    ),
}
CFONB_AGAIN = _lt("Download the file again, without changing it.")
#: With an XML file (CAMT.053) or an OFX file.
XML_AND_OFX = {
    "xml": _lt(
        "Line %(line)s of this XML file is not valid. Download it again, "
        "without changing it."
    ),
    "not_camt": _lt(
        "This XML file is no bank statement (%(found)s). Ask your bank for a "
        "file CAMT.053."
    ),
    "camt_notice": _lt(
        "This file is a notice of debits and rejects (%(found)s), not a "
        "statement: import it from Money > Direct debits > Rejects."
    ),
    "camt_intraday": _lt(
        "This file is of the day and not final (%(found)s). Ask your bank for "
        "the statement, CAMT.053."
    ),
    "camt_amount": _lt("An amount of this file is not one: %(text)s."),
    "camt_balances": _lt(
        "This statement has no opening or no closing balance: download it again."
    ),
    "ofx": _lt("This OFX file cannot be read. Download it again, without changing it."),
    "ofx_content": _lt("This OFX file does not follow the format: %(text)s."),
    "ofx_no_statement": _lt("There is no statement of account in this OFX file."),
    "ofx_no_balance": _lt(
        "This OFX file does not give the balance of the account: ask your bank "
        "for another format, CFONB 120 or CAMT.053."
    ),
}


class BankFileMessages(models.AbstractModel):
    """What is wrong with a file of the bank, in words that say what to do next."""

    _name = "cocagne.bank.file.messages"
    _description = "Messages about a file of the bank"

    @api.model
    def _explain(self, problem):
        """The sentence for a ``BankFileProblem``."""
        text = self._sentence(problem.code)
        euro = self.env.company.currency_id
        figures = {
            key: format_amount(self.env, float(value), euro)
            if key in ("opening", "total", "closing")
            else value
            for key, value in problem.figures.items()
        }
        return text % figures if figures else text

    @api.model
    def _sentence(self, code):
        if code in CFONB:
            return f"{self.env._(CFONB[code])} {self.env._(CFONB_AGAIN)}"
        return self.env._((ANY_FILE | XML_AND_OFX)[code])

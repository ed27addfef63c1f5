import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from . import iban, reject_file


class DebitRejectFile(models.Model):
    """A file of rejects that was read: kept so that it is not read twice (R70)."""

    _name = "cocagne.debit.reject.file"
    _description = "File of rejects"
    _order = "id desc"

    name = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    digest = fields.Char(required=True, readonly=True)
    message = fields.Char("Number of the bank", readonly=True)
    kind = fields.Char(readonly=True)
    reject_ids = fields.One2many("cocagne.debit.reject", "file_id", "Rejects")

    _digest_once = models.UniqueIndex(
        "(company_id, digest)", "This file was imported already."
    )

    @api.model
    def _import(self, name, content):
        """Read a file and record its rejects.

        :param content: bytes.
        :return: the file, with its rejects.
        :raises UserError: with what to do; nothing is written then.
        """
        company = self.env.company
        digest = hashlib.sha256(content or b"").hexdigest()
        self._refuse_twice(company, digest)
        found = self._read(content)
        self._refuse_strangers(company, found)
        record = self.create(
            {
                "name": name or "-",
                "company_id": company.id,
                "digest": digest,
                "message": found.message,
                "kind": found.kind,
            }
        )
        self.env["cocagne.debit.reject"]._record(
            [record._line(reject) for reject in found.rejects]
        )
        return record

    def _line(self, reject):
        """What ``_record`` wants, of one reject of the file."""
        return {
            "end_to_end": reject.end_to_end,
            "rum": reject.rum,
            "iban": reject.iban,
            "amount": reject.amount,
            "date": reject.day,
            "code": reject.code,
            "reason": reject.text,
            "file": self,
        }

    @api.model
    def _refuse_twice(self, company, digest):
        before = self.search(
            [("company_id", "=", company.id), ("digest", "=", digest)], limit=1
        )
        if before:
            raise UserError(
                self.env._(
                    "This file was imported on %(day)s as %(name)s: its rejects are in "
                    "the list already.",
                    day=format_date(self.env, before.create_date),
                    name=before.name,
                )
            )

    @api.model
    def _read(self, content):
        try:
            return reject_file.read(content)
        except reject_file.BadFile as error:
            raise UserError(self._messages()[error.args[0]]) from error

    @api.model
    def _messages(self):
        """What is wrong with a file, and what to do."""
        return {
            "empty": self.env._(
                "This file is empty: download it again from your bank."
            ),
            "size": self.env._(
                "This file is larger than 10 MB: it is no file of rejects. Download "
                "it again from your bank."
            ),
            "hostile": self.env._(
                "This file holds instructions that no bank sends (a document type). "
                "It was not read: do not open it, and ask your bank."
            ),
            "broken": self.env._(
                "This file is cut or damaged: download it again from your bank. "
                "Nothing was imported."
            ),
            "kind": self.env._(
                "This is no file of rejects: choose a file pain.002 or camt.054 of "
                "your bank."
            ),
        }

    @api.model
    def _refuse_strangers(self, company, found):
        """Refuse a file of another account, creditor or batch."""
        journals = self.env["account.journal"].search(
            [("company_id", "in", company._with_mother_houses())]
        )
        numbers = set(journals.bank_account_id.mapped("sanitized_acc_number"))
        strange = {number for number in found.accounts if number not in numbers}
        if strange:
            raise UserError(
                self.env._(
                    "This file is about the account %s, which is not one of the "
                    "garden's. Choose the file of the right account.",
                    ", ".join(sorted(map(iban.mask, strange))),
                )
            )
        identifier = company._creditor_identifier()
        if found.creditors and found.creditors != {identifier}:
            raise UserError(
                self.env._(
                    "This file is about the creditor %(other)s; the garden's is "
                    "%(own)s. Choose the right file.",
                    other=", ".join(sorted(found.creditors - {identifier})),
                    own=identifier or "-",
                )
            )
        self._refuse_other_batches(company, found)

    @api.model
    def _refuse_other_batches(self, company, found):
        if not found.originals:
            return
        batches = self.env["account.payment.order"].search(
            [
                ("company_id", "=", company.id),
                ("name", "in", list(found.originals)),
                ("is_debit_batch", "=", True),
            ]
        )
        if not batches:
            raise UserError(
                self.env._(
                    "This file answers the batch %s, which is not one of this garden.",
                    ", ".join(sorted(found.originals)),
                )
            )
        if found.all_refused:
            raise UserError(
                self.env._(
                    "The bank refused the whole file of batch %(batch)s (%(code)s): "
                    "open the batch and undo it, then ask your bank what is wrong.",
                    batch=", ".join(batches.mapped("name")),
                    code=found.all_refused,
                )
            )

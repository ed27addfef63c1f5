from pathlib import Path
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..importer import pipeline
from ..importer.known import known_facts
from ..importer.loaders import Job, load_all
from ..importer.loaders import company as garden_company
from ..importer.reader import EXTENSIONS, MAX_BYTES
from ..importer.report import season_report

#: The wizard shows this many refused lines; all are counted.
SHOWN_PROBLEMS = 500


class Outcome(NamedTuple):
    """What became of an import. With errors, nothing was written and ``company`` is
    the one that was there before, or empty."""

    company: models.Model
    errors: list
    warnings: list
    counts: dict


class Refused(Exception):
    """Undoes everything that an import had written."""


class GardenImport(models.TransientModel):
    """Import of a garden's files: read, show what is wrong, then write all or nothing.

    A file set may hold everything, to open a garden, or one file, to update it by
    number. Users get the wizard; programs call ``import_directory`` (R102).
    """

    _name = "cocagne.garden.import"
    _description = "Import of a garden"

    state = fields.Selection(
        [("draft", "Choose files"), ("checked", "Check"), ("done", "Imported")],
        default="draft",
        required=True,
    )
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        domain=[("parent_id", "=", False)],
        default=lambda self: self.env.company.root_id,
        help="The garden that the files belong to.",
    )
    garden_name = fields.Char(
        "Name of the new garden", help="Only to create a garden from the files."
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        string="Files",
        help="CSV or XLSX files named after what they hold: adherents, depots, "
        "abonnements... One workbook may hold several sheets.",
    )
    file_ids = fields.One2many("cocagne.garden.import.file", "import_id", "Found")
    problem_ids = fields.One2many(
        "cocagne.garden.import.problem", "import_id", "To correct"
    )
    error_count = fields.Integer("Refused lines", readonly=True)
    warning_count = fields.Integer("Remarks", readonly=True)

    def unlink(self):
        """The files hold personal data: they go with the wizard."""
        self._uploaded().unlink()
        return super().unlink()

    def _uploaded(self):
        """The files that were uploaded here, and no other attachment."""
        return self.attachment_ids.filtered(
            lambda a: a.res_model == self._name and a.create_uid in self.create_uid
        )

    # -- the steps of the screen -----------------------------------------------------

    def action_check(self):
        """Read the files and show what they hold and what is wrong."""
        self.ensure_one()
        env, company = self._checked_env()
        facts = known_facts(env, company)
        before = {
            "adherents": set(facts.members),
            "abonnements": set(facts.subscriptions),
            "depots": set(facts.depots),
        }
        files, problems = pipeline.read_and_check(self._files(), facts)
        self._show(problems)
        self.file_ids = [Command.clear(), *self._file_commands(files, before)]
        self.state = "checked"
        return self._reopen()

    def action_import(self):
        """Write everything, or list what is refused."""
        self.ensure_one()
        env, company = self._checked_env()
        outcome = self.with_env(env)._import(
            self._files(), company, self.garden_name or ""
        )
        self._show_items(outcome.errors, outcome.warnings)
        if outcome.errors:
            self.state = "checked"
            return self._reopen()
        self._uploaded().unlink()
        self.write({"state": "done", "company_id": outcome.company.id})
        return self._reopen()

    def action_back(self):
        """Choose other files."""
        self.write({"state": "draft", "error_count": 0, "warning_count": 0})
        self.problem_ids.unlink()
        self.file_ids.unlink()
        return self._reopen()

    def _checked_env(self):
        """The environment to write in, once the user's right to import is checked."""
        if not self.env.su and not self.env.user.has_group(
            "cocagne_jardin.group_manager"
        ):
            raise AccessError(self.env._("Only the manager of a garden can import."))
        if not self.attachment_ids:
            raise UserError(self.env._("Choose at least one file."))
        company = self.company_id
        if company and company not in self.env.user.company_ids and not self.env.su:
            raise AccessError(
                self.env._("%s is not one of your gardens.", company.name)
            )
        if not company and not (self.env.su or self.env.user._is_system()):
            raise UserError(self.env._("Choose the garden that the files belong to."))
        if not company and not self.garden_name:
            raise UserError(self.env._("Give the new garden a name."))
        # sudo: an import writes in models whose usual rights are spread over several
        # roles; the manager was checked above and the loaders keep to that one garden.
        env = self.sudo().env
        return env, company.with_env(env)

    def _files(self):
        # raw is read as its owner: attachments of others are not reachable here
        return [(a.name or "", a.raw or b"") for a in self.attachment_ids]

    def _file_commands(self, files, before):
        for kind, sheet in files.items():
            key = {"abonnements": "reference"}.get(kind, "numero")
            known = before.get(kind, set())
            update = sum(record[key] in known for record in sheet.records)
            yield Command.create(
                {
                    "name": sheet.file,
                    "kind": kind,
                    "line_count": len(sheet.records),
                    "update_count": update,
                    "sample": _sample(sheet),
                }
            )

    def _show(self, problems):
        render = self.env._
        self._show_items(
            [p.render(render) for p in problems.errors],
            [p.render(render) for p in problems.warnings],
        )

    def _show_items(self, errors, warnings):
        self.write({"error_count": len(errors), "warning_count": len(warnings)})
        shown = [*errors, *warnings][:SHOWN_PROBLEMS]
        self.problem_ids = [
            Command.clear(),
            *(
                Command.create({**p.as_dict(), "is_warning": p.is_warning})
                for p in shown
            ),
        ]

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import a garden"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    # -- for programs ----------------------------------------------------------------

    @api.model
    def import_directory(self, path, company=None, progress=None):
        """Import the CSV and XLSX files of a directory, all or nothing.

        :param company: the garden; by default the one named in ``jardin``, else after
            the directory (``grand_jardin`` is « Grand jardin »), created if need be.
        :param progress: called with (steps done, steps in all, label).
        :return: ``company_id`` (false when nothing was written and there was none),
            ``errors`` and ``warnings`` (lists of fichier, ligne, champ, valeur, message,
            remede, in the language of env) and ``counts`` (lines by kind of file).
        :raise UserError: when there is no such directory.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise UserError(self.env._("%s is not a directory.", path))
        files = [
            (file.name, _read_bounded(file))
            for file in sorted(folder.iterdir())
            if file.suffix.lower() in EXTENSIONS
            and not file.name.startswith((".", "~"))
        ]
        name = folder.resolve().name.replace("_", " ").strip().capitalize()
        company = company or self.env["res.company"]
        outcome = self._import(files, company, name, progress)
        return {
            "company_id": outcome.company.id,
            "errors": [problem.as_dict() for problem in outcome.errors],
            "warnings": [problem.as_dict() for problem in outcome.warnings],
            "counts": outcome.counts,
        }

    @api.model
    def report(self, company_id, errors=()):
        """The figures of a garden as the database has them, and the refused lines.

        :param company_id: id of the garden, or a false value when nothing was written.
        :param errors: the refused lines that ``import_directory`` gave.
        """
        company = self.env["res.company"].browse(company_id or [])
        return {**season_report(self.env, company), "lignes_refusees": list(errors)}

    @api.model
    def _import(self, files, company, name, progress=None):
        env = self.env
        records, problems = pipeline.read(files)
        known = company or garden_company.find(env, name, records)
        pipeline.check(records, known_facts(env, known), problems)
        if not problems.errors:
            known = self._write(records, problems, known, name, progress)
        render = env._
        return Outcome(
            known,
            [problem.render(render) for problem in problems.errors],
            [problem.render(render) for problem in problems.warnings],
            records.count(),
        )

    @api.model
    def _write(self, records, problems, known, name, progress):
        """Write in one go; with a refusal, nothing of it remains."""
        env = self.env
        try:
            with env.cr.savepoint():
                company = known or garden_company.create(env, name, records)
                garden_company.complete(env, company, records)
                load_all(Job(env, company, records, problems, progress))
                env.flush_all()
                if problems.errors:
                    raise Refused()
        except Refused:
            # what was cached by name or code belongs to records that are gone
            env.registry.clear_all_caches()
            return known
        return company


def _read_bounded(file):
    """The content of a file; of a huge one, just enough to be refused."""
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _sample(sheet):
    """The first records as a reader may compare them with the file."""
    lines = [
        " ; ".join(str(value) for value in record.raw.values())[:200]
        for record in sheet.records[:3]
    ]
    return "\n".join(lines)

from odoo import api, fields, models
from odoo.exceptions import UserError

from .file import KINDS


class Observatoire(models.Model):
    """The Observatoire of a year: its workbook and its open data, kept as files.

    Each file is made in one go, so that its figures are of one moment; it is one job.
    """

    _name = "cocagne.observatoire"
    _description = "Observatoire of a year"
    _inherit = ["cocagne.progress.mixin", "cocagne.of.garden", "cocagne.next.step"]
    _order = "year desc"
    _check_company_auto = True

    company_id = fields.Many2one(string="Head office", readonly=True)
    year = fields.Integer(required=True, readonly=True)
    state = fields.Selection(
        [
            ("draft", "To prepare"),
            ("running", "Under way"),
            ("stopped", "Stopped"),
            ("done", "Ready"),
        ]
    )
    file_ids = fields.One2many(
        "cocagne.observatoire.file", "observatoire_id", "Files", readonly=True
    )
    made_on = fields.Datetime(compute="_compute_made")
    made_by_id = fields.Many2one("res.users", "Made by", compute="_compute_made")

    _year_once = models.UniqueIndex(
        "(company_id, year)", "The Observatoire of this year is in the list: open it."
    )
    _year_possible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Write the year with four digits."
    )

    def _default_garden(self):
        return self.env["res.company"]._network() or self.env.company

    @api.depends("year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            one.display_name = self.env._("Observatoire %s", one.year)

    @api.depends("file_ids.made_on", "file_ids.made_by_id")
    def _compute_made(self):
        for one in self:
            made = one.file_ids.filtered("made_on").sorted("made_on")[-1:]
            one.made_on, one.made_by_id = made.made_on, made.made_by_id

    # -- years -------------------------------------------------------------------------

    @api.model
    def _add_years(self):
        """One line for each year of which a month is validated; gives all of them."""
        self.browse().check_access("read")
        years = self._years_known()
        found = self.search([])
        missing = sorted(set(years) - set(found.mapped("year")))
        # sudo: a line for a year that has figures is nobody's choice
        self.sudo().create([{"year": year} for year in missing])
        return self.search([])

    @api.model
    def _years_known(self):
        groups = self.env["cocagne.network.figure"]._read_group([], ["year"])
        return sorted(int(year) for (year,) in groups if year)

    @api.model
    def action_open_years(self):
        """The menu: every year that has figures, ready to be prepared."""
        self._add_years()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_observatoire"
        )

    # -- buttons -----------------------------------------------------------------------

    def action_prepare(self):
        """Make the files, or make them again with the months of today."""
        self.check_access("write")
        for one in self:
            if one.state != "running":
                one._check_start()
                one._wait_for_files()
        return self.action_run()

    def _wait_for_files(self):
        # sudo: files are made here alone, nobody writes them
        files = self.file_ids.sudo()
        files.is_waiting = True
        missing = [kind for kind, _name in KINDS if kind not in files.mapped("kind")]
        files.create([{"observatoire_id": self.id, "kind": kind} for kind in missing])

    def action_download(self):
        """The workbook."""
        return self._file("workbook").action_download()

    def action_download_open_data(self):
        """The archive of the open data."""
        return self._file("open_data").action_download()

    def _file(self, kind):
        self.ensure_one()
        found = self.file_ids.filtered(lambda file: file.kind == kind and file.made_on)
        if not found:
            raise UserError(
                self.env._(
                    "%s is not prepared yet: prepare it first.", self.display_name
                )
            )
        return found

    # -- running, see the mixin ----------------------------------------------------------

    def _check_start(self):
        if self.year not in self._years_known():
            raise UserError(
                self.env._(
                    "No garden has validated a month of %s: open a campaign first, in "
                    "Months > Campaigns.",
                    self.year,
                )
            )

    def _chunk_length(self):
        return 1

    def _waiting(self, after=0):
        files = self.file_ids.sorted("id")
        return list(files.filtered(lambda file: file.is_waiting and file.id > after))

    def _nothing(self):
        return self.env["cocagne.observatoire.file"]

    def _do(self, files):
        files = self._nothing().union(*files)
        for file in files:
            file._make()
        return files

    def _count_progress(self):
        waiting = self.file_ids.filtered("is_waiting")
        return len(self.file_ids - waiting), len(waiting)

    @api.depends("state", "file_ids.is_waiting")
    def _compute_progress(self):
        return super()._compute_progress()

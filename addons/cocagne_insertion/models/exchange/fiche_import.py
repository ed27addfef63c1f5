import json

from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError
from odoo.orm.models import NO_ACCESS
from odoo.tools import format_date

from ...exchange.platform import client as platform
from ...exchange.platform import importing
from ...exchange.platform.client import Failure, Progress, Query

#: Pages (of 20 fiches) that are read and saved at a time.
PAGES = 5


class FicheImport(models.Model):
    """A download of fiches from Les emplois: whole, or nothing of it is on the desk.

    Pages that were read are kept until the last one, so that a fault (token refused, too
    many calls, a line that is cut) costs nothing: « Go on » begins where it stood. Only
    then is every line judged and put on the desk, in one transaction.
    """

    _name = "cocagne.fiche.import"
    _description = "Download of fiches"
    _inherit = ["cocagne.progress.mixin", "cocagne.of.garden"]
    _order = "id desc"
    _check_company_auto = True

    account_id = fields.Many2one(
        "cocagne.platform.account",
        "Access",
        check_company=True,
        readonly=True,
        help="Empty for a file.",
    )
    kind = fields.Selection(
        [
            (platform.RECORDS, "Fiches of our people"),
            (platform.DUMMY, "Invented fiches of the platform, to try"),
            ("file", "A file"),
        ],
        default=platform.RECORDS,
        required=True,
        readonly=True,
    )
    since = fields.Date(
        "Made since",
        help="Empty: all fiches. Otherwise what is new since the last time.",
    )
    begun_on = fields.Date("Begun on", readonly=True)
    #: pages read so far, with people's data: for the server alone, emptied at the end
    kept = fields.Text(groups=NO_ACCESS, copy=False, prefetch=False)
    read_count = fields.Integer("Fiches read", readonly=True)
    total_count = fields.Integer("Fiches announced", readonly=True)
    same_count = fields.Integer("Nothing new", readonly=True)
    arrival_ids = fields.One2many("cocagne.fiche.arrival", "import_id", "What came")
    arrival_count = fields.Integer("Lines", compute="_compute_counts")
    waiting_count = fields.Integer("To decide", compute="_compute_counts")
    simple_count = fields.Integer(
        "New people and changes",
        compute="_compute_counts",
        help="One click takes them.",
    )
    refused_count = fields.Integer("Refused", compute="_compute_counts")
    fault = fields.Json("What stopped it", readonly=True, copy=False)
    fault_words = fields.Text("Why it stopped", compute="_compute_fault_words")

    @api.depends("kind", "begun_on", "create_date")
    def _compute_display_name(self):
        for one in self:
            day = one.begun_on or (one.create_date and one.create_date.date())
            one.display_name = self.env._(
                "Fiches of %s", format_date(self.env, day) if day else ""
            )

    @api.depends("arrival_ids.state", "arrival_ids.situation")
    def _compute_counts(self):
        # sudo: numbers only, for the director, who does not read what came
        groups = (
            self.env["cocagne.fiche.arrival"]
            .sudo()
            ._read_group(
                [("import_id", "in", self.ids)],
                ["import_id", "situation", "state"],
                ["__count"],
            )
        )
        for one in self:
            mine = [group[1:] for group in groups if group[0].id == one.id]
            waiting = [group for group in mine if group[1] == "waiting"]
            one.arrival_count = sum(group[2] for group in mine)
            one.waiting_count = sum(group[2] for group in waiting)
            one.simple_count = sum(
                count for situation, _state, count in waiting if situation != "conflict"
            )
            one.refused_count = sum(
                count for situation, _state, count in mine if situation == "refused"
            )

    @api.depends("fault")
    def _compute_fault_words(self):
        for one in self:
            one.fault_words = (
                self.env["cocagne.law"]._words_of_kept(one.fault)
                if one.fault
                else False
            )

    @api.model
    def _new(self, account):
        """A download of what is new, opened; one that stopped is opened instead."""
        open_ = self.search(
            [
                ("account_id", "=", account.id),
                ("state", "!=", "done"),
                ("kind", "=", platform.RECORDS),
            ],
            limit=1,
        )
        since = account.last_whole and importing.next_since(account.last_whole)
        record = open_ or self.create(
            {
                "account_id": account.id,
                "company_id": account.company_id.id,
                "since": since,
            }
        )
        return record._open()

    def _open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    @api.model
    def action_fetch(self):
        """« Fetch the fiches » of the menu: begins at once."""
        account = self.env["cocagne.platform.account"]._of_garden(self.env.company)
        action = self._new(account)
        record = self.browse(action["res_id"])
        if record.state != "running":
            record.action_run()
        return action

    # -- progress ----------------------------------------------------------------------

    @api.depends("read_count", "total_count")
    def _compute_progress(self):
        return super()._compute_progress()

    def _count_progress(self):
        return self.read_count, max(0, self.total_count - self.read_count)

    def _check_start(self):
        if self.state == "done":
            raise UserError(
                self.env._("This download is whole: make another for what is new.")
            )
        if not self.account_id.is_connected:
            raise RedirectWarning(
                self.env._("Sign in to Les emplois first."),
                self.env.ref("cocagne_insertion.action_platform_accounts").id,
                self.env._("Open the access"),
            )

    def _start(self):
        super()._start()
        self.fault = False
        self.begun_on = self.begun_on or fields.Date.context_today(self)

    def _run_now(self, chunk_size=None, commit=None, progress=None):
        """Everything here, for who has no job runner: no waiting, a fault stops it."""
        self._start()
        while self.state == "running":
            self._read_more(patient=False)
            if commit:
                commit()
        return self.arrival_ids

    def _run_next(self, after):
        """A job: read some pages, save them, and start the next job."""
        self.ensure_one()
        if self.state != "running":
            return
        self._read_more()
        if self.state == "running":
            self._enqueue(self.read_count)

    # -- reading -----------------------------------------------------------------------

    def _query(self):
        return Query(self.kind, self.since or None)

    def _kept_progress(self):
        # sudo: people's data that no one may read before they are on the desk
        kept = json.loads(self.sudo().kept or "{}")
        return Progress(**{name: _value(value) for name, value in kept.items()})

    def _keep(self, progress):
        # sudo: as above; as ASCII text, for it may hold what no column of JSON takes
        self.sudo().kept = json.dumps(progress._asdict()) if progress else False
        if progress:
            self.write(
                {
                    "read_count": len(progress.lines),
                    "total_count": max(progress.counts, default=0),
                }
            )

    def _read_more(self, patient=True):
        """Some pages more; the last one puts everything on the desk."""
        client = self.account_id._client(patient)
        try:
            progress = client.advance(self._query(), self._kept_progress(), PAGES)
        except Failure as failure:
            self._stop_at(failure)
            return
        self._keep(progress)
        if progress.is_whole:
            self._put_on_desk(progress.lines)
            self._keep(None)
            if self.kind == platform.RECORDS:
                self.account_id.last_whole = self.begun_on
            self._finish()

    def _stop_at(self, failure):
        """Keep what was read and tell what happened."""
        self._keep(failure.progress)
        law = self.env["cocagne.law"]
        self.write({"state": "stopped", "fault": law._kept(failure.problems)})

    def action_log_in(self):
        """Sign in again, then go on."""
        return self.account_id.action_log_in()

    def action_desk(self):
        """The lines of this download on the desk."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_fiche_arrivals"
        )
        return action | {
            "domain": [("import_id", "in", self.ids)],
            "context": {"search_default_by_situation": 1},
        }

    def action_accept_new(self):
        """Take all that needs no decision."""
        self.arrival_ids.filtered(
            lambda one: one.state == "waiting" and one.situation != "conflict"
        ).action_accept()
        return True

    def action_start_again(self):
        """Forget the pages that were read, and read from the first one."""
        self.check_access("write")
        if self.state == "done":
            raise UserError(self.env._("This download is whole."))
        self._keep(Progress())
        self.begun_on = False
        return self.action_run()


def _value(value):
    return tuple(value) if isinstance(value, list) else value

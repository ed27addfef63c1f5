import json
from datetime import timedelta

import requests

from odoo import api, fields, models
from odoo.exceptions import UserError

from .door import DOOR

TIMEOUT = 30
MOST_ANSWER = 64 * 1024
#: Minutes before the next try; after the last one somebody must click.
BACKOFF = (1, 5, 30, 120, 360, 720, 1440)
#: Answers that another try may change: faults of the server, too many tries.
AGAIN = (408, 425, 429, 500, 502, 503, 504)


class Fault(Exception):
    """The head office did not answer; trying again may help."""


class BundlePush(models.Model):
    """Sends a bundle to the head office, patiently."""

    _inherit = "cocagne.bundle.sending"

    def action_send(self):
        """Send now, and show the answer."""
        self.check_access("write")
        for sending in self.filtered(lambda one: one.state != "sent"):
            sending.attempts = 0
            sending._push()
        return True

    def _push(self):
        """Send it once and keep the answer, or when it is tried again."""
        self.ensure_one()
        if self.state == "sent":
            return
        self._check_can_push()
        text = self._make_text()
        try:
            status, answer = self._post(text)
        except Fault as fault:
            self._wait(str(fault))
            return
        self._keep_answer(status, answer)

    def _check_can_push(self):
        account = self.account_id
        if not account.url or not account.has_bearer_key:
            raise UserError(
                self.env._(
                    "Enter the address and the key of the head office first, or "
                    "download the bundle and mail it."
                )
            )

    def _post(self, text):
        """(HTTP status, answer) of the head office.

        :raises Fault: in words, when there is no answer.
        """
        account = self.account_id
        # sudo: the key is closed to everybody but the server
        key = account.sudo().bearer_key
        try:
            with self._session().post(
                account.url.rstrip("/") + DOOR,
                data=json.dumps({"bundle": text}).encode(),
                headers={
                    "Authorization": f"Bearer {key}",
                    "Content-Type": "application/json",
                },
                timeout=TIMEOUT,
                # the key is for this address, not for where it leads
                allow_redirects=False,
                stream=True,
            ) as response:
                body = response.raw.read(MOST_ANSWER, decode_content=True)
                return response.status_code, self._read_answer(body)
        except requests.RequestException as error:
            raise Fault(
                self.env._("The head office does not answer (%s).", account.url)
            ) from error

    def _session(self):
        """A session that takes no password from the files of the machine."""
        session = requests.Session()
        session.auth = _no_netrc
        return session

    def _read_answer(self, body):
        try:
            answer = json.loads(body)
        except ValueError:
            return {}
        return answer if isinstance(answer, dict) else {}

    def _keep_answer(self, status, answer):
        message = str(answer.get("message") or "")[:1000]
        if status == 200 and answer.get("state") in ("received", "already"):
            self.write(
                {
                    "state": "sent",
                    "sent_on": fields.Datetime.now(),
                    "next_try": False,
                    "attempts": self.attempts + 1,
                    "answer": message,
                }
            )
        elif status in AGAIN:
            why = self.env._("The head office could not take it (%s).", status)
            self._wait(message or why)
        elif status == 401:
            why = self.env._(
                "The head office does not know your key any more. Ask it for a new one "
                "and enter it in « Sending to the head office »."
            )
            self._refuse(why)
        else:
            why = self.env._("The head office refused it (%s).", status)
            self._refuse(message or why)

    def _refuse(self, why):
        self.write(
            {
                "state": "refused",
                "answer": why,
                "next_try": False,
                "attempts": self.attempts + 1,
            }
        )

    def _wait(self, why):
        """Try again later, longer each time; after the last try it waits for a click."""
        tries = self.attempts + 1
        minutes = BACKOFF[tries - 1] if tries <= len(BACKOFF) else None
        later = minutes and fields.Datetime.now() + timedelta(minutes=minutes)
        self.write(
            {"state": "waiting", "attempts": tries, "answer": why, "next_try": later}
        )
        if later:
            self._enqueue_push(later)

    def _enqueue_push(self, later=None):
        """A job for the next try; without a job runner the hourly task does it."""
        if self.env["cocagne.progress.mixin"]._has_job_runner():
            self.with_delay(
                eta=later,
                identity_key=f"cocagne-bundle-{self.id}-{self.attempts}",
                description=self.env._(
                    "Send to the head office: %s", self.display_name
                ),
            )._job_push()

    def _job_push(self):
        """A job; what people must do first is told on the bundle."""
        try:
            with self.env.cr.savepoint():
                self._push()
        except UserError as error:
            self._refuse(str(error))

    @api.model
    def _send_due(self):
        """The hourly task: prepare what was validated, send what is due."""
        accounts = self.env["cocagne.bundle.account"].search(
            [("is_automatic", "=", True), ("public_key", "!=", False)]
        )
        accounts = accounts.filtered(lambda one: one.url and one.has_bearer_key)
        accounts._prepare_sendings()
        due = self.search(
            [
                ("account_id", "in", accounts.ids),
                "|",
                ("state", "=", "ready"),
                "&",
                ("state", "=", "waiting"),
                ("next_try", "<=", fields.Datetime.now()),
            ],
            order="month, revision",
        )
        has_runner = self.env["cocagne.progress.mixin"]._has_job_runner()
        for sending in due.filtered(lambda one: one.revision < 2 or one.reason):
            if has_runner:
                sending._enqueue_push()
            else:
                sending._job_push()


def _no_netrc(request):
    return request

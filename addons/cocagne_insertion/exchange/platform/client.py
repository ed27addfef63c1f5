"""The client of the platform's API.

A download is given whole. When it fails, ``Failure.progress`` holds the pages read so
far: ``fetch`` goes on from there, after a new ``log_in`` when the token is refused::

    try:
        fetched = client.fetch(query)
    except Failure as failure:
        save(failure.progress)          # plain values: can be kept as JSON
        ...
    fetched = client.fetch(query, progress)
"""

import time
from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

import requests

from ...law.problem import Refused, rule
from ..fiche import french
from .throttle import Throttle

SOURCE = "platform, API"
RECORDS = "employee-records"
NOTIFICATIONS = "employee-record-notifications"
DUMMY = "dummy-employee-records"
#: Statuses after which the same call is made again.
PASSING = (500, 502, 503, 504)
LONGEST_WAIT = 600.0
_LOCAL = ("127.0.0.1", "localhost", "::1")

NOT_HTTPS = rule("api_not_https", SOURCE, "A", ("host",))
CREDENTIALS = rule("api_bad_credentials", SOURCE, "A", ("status",))
NO_TOKEN = rule("api_not_logged_in", SOURCE, "A", (), ways_out=("log_in_again",))
UNAUTHORISED = rule(
    "api_unauthorised", SOURCE, "A", ("status",), ways_out=("log_in_again",)
)
FORBIDDEN = rule("api_forbidden", SOURCE, "A", ("status",), ways_out=("admin_member",))
TOO_MANY = rule("api_too_many_calls", SOURCE, "A", ("status",), ways_out=("later",))
SERVER = rule("api_server_error", SOURCE, "A", ("status",), ways_out=("later",))
UNREACHABLE = rule("api_unreachable", SOURCE, "A", ("reason",), ways_out=("later",))
OTHER_STATUS = rule("api_unexpected_status", SOURCE, "A", ("status",))
NOT_JSON = rule("api_not_json", SOURCE, "A", ("page",), ways_out=("later",))
WRONG_SHAPE = rule("api_unexpected_answer", SOURCE, "A", ("page", "field"))
OTHER_HOST = rule("api_next_page_elsewhere", SOURCE, "A", ("page", "host"))
LOOP = rule("api_pages_repeat", SOURCE, "A", ("page",))
INCOMPLETE = rule(
    "api_pages_incomplete",
    SOURCE,
    "A",
    ("announced", "read"),
    ways_out=("start_again",),
)


class Query(NamedTuple):
    """What to read.

    :param endpoint: ``RECORDS``, ``NOTIFICATIONS`` or ``DUMMY``.
    :param since: fiches created on this day or later.
    :param created: fiches created on this day.
    :param statuses: of the fiches; the API takes PROCESSED when none is given.
    """

    endpoint: str = RECORDS
    since: date | None = None
    created: date | None = None
    statuses: tuple[str, ...] = ()

    def parameters(self) -> list[tuple[str, str]]:
        found = [("status", status) for status in self.statuses]
        days = (("created", self.created), ("since", self.since))
        return found + [(name, day.isoformat()) for name, day in days if day]


ALL = Query()


class Progress(NamedTuple):
    """Pages read so far: plain values.

    :param next_url: the page to read next; empty for the first one.
    :param counts: number of fiches that each page announced.
    :param urls: pages that were read.
    """

    next_url: str = ""
    lines: tuple[dict, ...] = ()
    counts: tuple[int, ...] = ()
    urls: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the last page was read."""
        return bool(self.urls) and not self.next_url


class Failure(Refused):
    """A call that failed for good. :param progress: what was read before it."""

    def __init__(self, problem, progress: Progress | None = None):
        super().__init__([problem])
        self.progress = progress or Progress()


class Client:
    """Calls of one user of the platform.

    :param session: a ``requests.Session`` or what behaves like one.
    :param base_url: ``https://host``; http only on this machine.
    :param token: of a former ``log_in``.
    :param retries: times that a call is made again after a passing fault.
    """

    def __init__(
        self,
        session,
        base_url: str,
        *,
        token: str = "",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        retries: int = 4,
        timeout: float = 30.0,
    ):
        address = urlsplit(base_url)
        if address.scheme != "https" and address.hostname not in _LOCAL:
            raise Failure(NOT_HTTPS.broken(host=address.hostname))
        self._session, self._base = session, base_url.rstrip("/")
        self._sleep, self._throttle = sleep, Throttle(clock, sleep)
        self._retries, self._timeout = retries, timeout
        self.token = token

    def log_in(self, username: str, password: str) -> str:
        """Get a token, kept for the next calls.

        :raises Failure: wrong credentials, or the API is out of reach.
        """
        answer = self._call(
            "POST",
            self._url("token-auth"),
            data={"username": username, "password": password},
        )
        if answer.status_code in (400, 401, 403):
            raise Failure(CREDENTIALS.broken(status=answer.status_code))
        self._check_status(answer)
        body = self._json(answer, 0)
        if not isinstance(body, dict) or not isinstance(body.get("token"), str):
            raise Failure(WRONG_SHAPE.broken(page=0, field="token"))
        self.token = body["token"]
        return self.token

    def fetch(
        self, query: Query = ALL, progress: Progress | None = None
    ) -> tuple[dict, ...]:
        """Every line of a query, the newest first; ``progress`` goes on.

        Values of ``salarieLangueFrancaise`` have the sense of the ASP.

        :raises Failure: with the progress made, to go on with.
        """
        made = progress or Progress()
        while not (made := self.advance(query, made)).is_whole:
            pass
        return made.lines

    def advance(
        self, query: Query, progress: Progress | None = None, pages: int = 1
    ) -> Progress:
        """Read some more pages: for who shows or keeps the progress between them.

        Only the lines of a progress that ``is_whole`` may be used.

        :param pages: to read at most.
        :raises Failure: with the progress made, to go on with.
        """
        made = progress or Progress()
        if not self.token:
            raise Failure(NO_TOKEN.broken(), made)
        for _page in range(pages):
            if made.is_whole:
                break
            try:
                made = self._read_page(query, made)
            except Failure as failure:
                raise Failure(failure.problems[0], made) from failure
        if made.is_whole:
            self._check_whole(made)
        return made

    def _check_whole(self, made):
        if len(made.lines) < max(made.counts):
            raise Failure(
                INCOMPLETE.broken(announced=max(made.counts), read=len(made.lines))
            )

    def _read_page(self, query, made):
        number, url = len(made.urls) + 1, made.next_url or self._url(query.endpoint)
        self._check_host(url, number)
        parameters = None if made.next_url else query.parameters()
        answer = self._call("GET", url, params=parameters, headers=self._headers())
        self._check_status(answer)
        count, following, lines = self._page(self._json(answer, number), number)
        if following:
            self._check_host(following, number)
        if following and following in (*made.urls, url):
            raise Failure(LOOP.broken(page=number))
        return Progress(
            following or "",
            (*made.lines, *lines),
            (*made.counts, count),
            (*made.urls, url),
        )

    def _url(self, endpoint):
        return f"{self._base}/api/v1/{endpoint}/"

    def _headers(self):
        return {"Authorization": f"Token {self.token}", french.HEADER: "true"}

    def _check_host(self, url, page):
        """A token is sent to no other host, also when going on with a progress."""
        here, there = urlsplit(self._base), urlsplit(url)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise Failure(OTHER_HOST.broken(page=page, host=there.netloc))

    def _call(self, method, url, **more):
        """The answer of a call, made again after a passing fault."""
        for attempt in range(self._retries + 1):
            self._throttle.wait()
            try:
                answer = self._session.request(
                    method, url, timeout=self._timeout, allow_redirects=False, **more
                )
            except requests.RequestException as error:
                if attempt == self._retries:
                    reason = type(error).__name__
                    raise Failure(UNREACHABLE.broken(reason=reason)) from error
                self._sleep(2.0**attempt)
                continue
            if attempt == self._retries or not self._wait_after(answer, attempt):
                return answer

    def _wait_after(self, answer, attempt):
        """Whether the call is to be made again; waits as long as the API asks."""
        if answer.status_code == 429:
            self._sleep(_seconds(answer.headers.get("Retry-After")))
            return True
        if answer.status_code in PASSING:
            self._sleep(2.0**attempt)
            return True
        return False

    def _check_status(self, answer):
        status = answer.status_code
        if status == 200:
            return
        known = {401: UNAUTHORISED, 403: FORBIDDEN, 429: TOO_MANY}
        broken = known.get(status, SERVER if status >= 500 else OTHER_STATUS)
        raise Failure(broken.broken(status=status))

    def _json(self, answer, page):
        try:
            return answer.json()
        except (ValueError, RecursionError) as error:
            raise Failure(NOT_JSON.broken(page=page)) from error

    def _page(self, body, page):
        """Count, address of the next page and lines; each is checked."""
        wanted = {"count": int, "next": (str, type(None)), "results": list}
        if not isinstance(body, dict):
            raise Failure(WRONG_SHAPE.broken(page=page, field=""))
        for name, kind in wanted.items():
            if not isinstance(body.get(name, ...), kind):
                raise Failure(WRONG_SHAPE.broken(page=page, field=name))
        if not all(isinstance(line, dict) for line in body["results"]):
            raise Failure(WRONG_SHAPE.broken(page=page, field="results"))
        return body["count"], body["next"], body["results"]


def _seconds(header):
    """Seconds of a ``Retry-After``; a minute when it says none."""
    try:
        return min(max(float(header), 1.0), LONGEST_WAIT)
    except (TypeError, ValueError):
        return 60.0

"""No more calls than the API takes."""

from collections import deque
from collections.abc import Callable

CALLS, SECONDS = 60, 60.0


class Throttle:
    """Waits before a call that would be one too many in the last minute.

    :param clock: seconds that only grow, as ``time.monotonic``.
    :param sleep: waits that many seconds, as ``time.sleep``.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        calls: int = CALLS,
        seconds: float = SECONDS,
    ):
        self._clock, self._sleep = clock, sleep
        self._calls, self._seconds = calls, seconds
        self._last = deque(maxlen=calls)

    def wait(self) -> None:
        """Come back when a call may be made, and count it."""
        if len(self._last) == self._calls:
            left = self._last[0] + self._seconds - self._clock()
            if left > 0:
                self._sleep(left)
        self._last.append(self._clock())

"""The API of the platform for third-party software.

``client``     calls, pages, waits, faults; a download is whole or can go on later
``throttle``   60 calls a minute
``importing``  lines to fiches: good, refused with their problems, doubles
``stand_in``   a local server that speaks the same protocol, with faults on demand
"""

from . import client, importing, throttle

"""Files and calls that the insertion exchanges with the State, in pure Python.

``codes``     code lists, files of ``data/codes``
``fiche``     the fiche salarié (JSON): writer, reader, every rule of its fields
``flux``      the weekly extraction of the ASP (fluxIAE): reader, writer
``platform``  the client of the platform's API, and a local stand-in of it for tests
``participants``  file of the FSE+ participants
"""

from . import codes, fiche, flux, participants, platform

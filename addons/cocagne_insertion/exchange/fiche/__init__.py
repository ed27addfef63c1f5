"""The fiche salarié: the JSON that the platform and the ASP exchange about a hire.

``employee``  a fiche with readable names; to the JSON line and back
``rules``     the rules of the fields, as declarations and small checks
``check``     every rule over a line or a file
``document``  bytes to lines and back, byte for byte; limits; batches of C and of M
``names``     names of the files that go and come back
``returns``   what the ASP answered, line by line
``status``    the life of a fiche, its update notifications
``french``    the sense of ``salarieLangueFrancaise``, which was turned round
"""

from . import check, document, employee, french, names, returns, rules, status
from .employee import Employee

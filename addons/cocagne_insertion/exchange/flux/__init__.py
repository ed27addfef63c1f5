"""The weekly extraction of the ASP (fluxIAE): files separated by pipes, compressed.

``file``    a file to its rows and back; whatever is cut or hostile is refused
``schema``  the columns that are used, with their kinds; rows to dates and numbers
``records`` typed rows to the records of the law
``formats`` which contract of insertion a line tells
"""

from . import file, formats, records, schema

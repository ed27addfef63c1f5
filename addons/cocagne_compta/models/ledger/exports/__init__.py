"""Files for the packages of accountants, in pure Python: writers and their readers."""

from .ebp import read_ebp, write_ebp
from .line import ExportLine
from .quadra import read_quadra, write_quadra
from .sage import read_sage, write_sage

#: format: (writer, reader, extension of the file).
FORMATS = {
    "sage": (write_sage, read_sage, "pnm"),
    "ebp": (write_ebp, read_ebp, "txt"),
    "quadra": (write_quadra, read_quadra, "txt"),
}

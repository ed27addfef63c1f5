from . import basket, preparation_line

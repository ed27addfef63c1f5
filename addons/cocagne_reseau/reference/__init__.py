from . import merge, price_file

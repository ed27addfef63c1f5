from . import depot_map, price_import

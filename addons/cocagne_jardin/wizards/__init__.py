from . import basket_move, garden_import, garden_import_file, garden_import_problem

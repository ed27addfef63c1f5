"""Import of a garden's files (R102).

Reading and checking know neither Odoo nor a language::

    reader    CSV and XLSX files -> tables of raw cells with their line numbers
    schema    the columns of each file; convert: from a cell to a value
    records   tables -> records of values
    facts     what the garden has already; merge: what it will have with the files
    check_*   what contradicts itself
    pipeline  all of that in order

``loaders`` then writes the records, one module per kind. The wizard
``cocagne.garden.import`` is the only door.
"""

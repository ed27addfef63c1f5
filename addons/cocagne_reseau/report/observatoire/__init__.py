"""The annual workbook and the open data of the network: formats only, no Odoo here.

``book`` holds what is told, ``workbook.write_workbook`` and ``open_data.write_zip`` make
the files of it.
"""

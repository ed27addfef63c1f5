"""An independent reader of the FEC, the file of the accounts that tax inspectors ask for.

Written from the official list of fields: article A. 47 A-1, VII of the Livre des
procédures fiscales (order of 29 July 2013), and BOI-CF-IOR-60-40-20. No Odoo here, and
nothing shared with what writes the file: it checks it from outside.

From the command line, in the folder above:
``python -m fec 123456789FEC20261231.txt``.
"""

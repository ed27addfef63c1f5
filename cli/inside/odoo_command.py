"""Odoo's own command line, wherever Odoo was found."""

import sys

from odoo.cli.command import main

if __name__ == "__main__":
    sys.argv[0] = "odoo"
    main()

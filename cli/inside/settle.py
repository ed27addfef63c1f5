"""After an installation: attachments go into the database, statistics are made."""

import sys

from session import open_env

from odoo.tools import SQL


def main(database):
    """Keep attachments in the database, so that a clone needs no folder."""
    with open_env(database) as env:
        env["ir.config_parameter"].set_param("ir_attachment.location", "db")
        env["ir.attachment"].force_storage()
        env.cr.execute(SQL("ANALYZE"))
        env.cr.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])

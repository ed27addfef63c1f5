"""Scripts that run in the virtual environment, most of them with an Odoo `env`."""

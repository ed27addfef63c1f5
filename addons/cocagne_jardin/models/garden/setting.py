def setting(kind, name):
    """The field of ``cocagne.garden.profile`` that shows and changes a setting.

    :param kind: the class of the setting on ``res.company``, like ``fields.Boolean``.
    :param name: its name, the same on both.
    """
    return kind(related=f"company_id.{name}", readonly=False)

"""The one way in which this room sends a mail scenario."""


def tell(env, code, records, **options):
    """Send the scenario ``code`` once for each of these records.

    Nothing is sent where the garden switched the scenario off.
    """
    if records and "cocagne.mail.scenario" in env:
        env["cocagne.mail.scenario"]._send(code, records, **options)

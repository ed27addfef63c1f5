"""Sends the mails of the road, where the garden's mail scenarios are installed."""


def send_scenario(env, code, records, key=None):
    """Send a mail scenario once per record and occasion."""
    scenarios = env.get("cocagne.mail.scenario")
    if scenarios is not None and records:
        scenarios._send(code, records, key=key)

from . import (
    controllers,
    exchange,
    hours,
    identity,
    indicators,
    law,
    models,
    report,
    wizards,
)

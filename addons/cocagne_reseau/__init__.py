from . import (
    arithmetic,
    bundle,
    indicators,
    models,
    reference,
    report,
    wizards,
)

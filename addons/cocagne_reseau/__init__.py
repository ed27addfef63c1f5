from . import (
    arithmetic,
    bundle,
    indicators,
    models,
    report,
    wizards,
)

from . import (
    bundle,
    indicators,
    models,
    report,
    wizards,
)

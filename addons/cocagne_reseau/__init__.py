from . import indicators, models

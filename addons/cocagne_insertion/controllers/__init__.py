from . import dialogue

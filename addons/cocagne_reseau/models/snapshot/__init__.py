from . import snapshot, value

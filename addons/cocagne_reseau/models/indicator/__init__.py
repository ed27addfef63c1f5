from . import indicator, land, scope, source

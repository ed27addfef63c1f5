from . import setting, share

from . import setting

from . import figure

from . import figure, garden, indicator, snapshot

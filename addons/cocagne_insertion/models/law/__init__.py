from . import figure, figure_row, figure_words, law_words, setting

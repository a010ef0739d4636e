"""Layout for print: sizes, axis labels, text inside plots, sunbursts, heat maps."""

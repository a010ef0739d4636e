"""Numbers of words: log-odds, dispersion, standard errors of rates."""

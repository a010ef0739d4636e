"""Words of feeling in texts: lexicons that a reader brings, and ML-Ask where it is installed."""

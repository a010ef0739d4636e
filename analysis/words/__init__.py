"""Words: frequency, keyness, n-grams, concordance, and single words."""

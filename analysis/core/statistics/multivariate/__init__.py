"""Multivariate statistics on plain arrays: association, graphs, correspondence analysis, clustering, models."""

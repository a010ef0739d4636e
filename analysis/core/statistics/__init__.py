"""Statistics as plain functions of arrays: inference, psychometric models, multivariate models."""

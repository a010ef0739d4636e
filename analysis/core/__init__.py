"""What every table is built on: the registry, samples with the persons involved, comparison, drill-down."""

"""Labels of what surrounds every page: navigation, filters, cohorts, drill-down."""

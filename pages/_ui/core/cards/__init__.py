"""Cards: a figure or table with its tools, drill-down and export."""

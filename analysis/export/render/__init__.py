"""Rendering: from a Plotly figure to SVG, PDF and PNG, without a browser."""

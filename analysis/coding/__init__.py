"""What is coded by hand: samples of a selection, and how large they must be."""

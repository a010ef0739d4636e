"""Predicted scores beside the ratings: how near they come, where they are off, what simple baselines reach."""

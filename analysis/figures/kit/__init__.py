"""What figures share: the theme, kinds of charts, and helpers of layout."""

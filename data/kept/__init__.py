"""What a person keeps while reading: stars and notes, and quotations for a paper."""

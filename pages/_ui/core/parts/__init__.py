"""Small parts that many pages use."""

"""What is counted for relations: words of segments, pairs, groups, turns that follow each other."""

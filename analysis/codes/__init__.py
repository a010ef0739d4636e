"""What codes tell: agreement, checked machine labels, shares, courses, sequences and portraits."""

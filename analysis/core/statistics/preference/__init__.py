"""Systems compared two by two: strengths, tests, separation, and what else moves a judgement. Plain arrays."""

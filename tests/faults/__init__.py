"""Faults on purpose: killed runs, full disks, damaged files.

python -m tests.faults soak [--rounds 150] [--minutes 30] [--seed 1]
python -m tests.faults fuzz [--rounds 200] [--minutes 10] [--seed 1]
python -m tests.faults coders [--people 20] [--kills 3] [--seconds 15] [--seed 1]
"""

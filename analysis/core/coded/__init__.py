"""Labels as arrays: what a coder gave, machine beside gold, one utterance after another."""

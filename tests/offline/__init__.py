"""What keeps a server under test from leaving this machine."""

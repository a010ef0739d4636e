"""People on a shared server: who they are, what each may see and change, how much room each has, and a log."""

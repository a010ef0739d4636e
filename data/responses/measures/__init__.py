"""What is computed once for each response: overlap, behaviour, nearness in meaning."""

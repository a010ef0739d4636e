"""Keep: what is made once per corpus (the library) and what people enter (the workspace)."""

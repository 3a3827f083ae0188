"""What must hold between entries: references, evidence, tables. Each check is one module."""

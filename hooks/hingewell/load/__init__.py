"""YAML files -> located, typed knowledge."""

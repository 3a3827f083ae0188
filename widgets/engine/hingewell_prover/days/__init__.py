"""Proves the rules over days: whatever a reader does and answers, and whenever."""

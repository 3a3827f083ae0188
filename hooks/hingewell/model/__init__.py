"""What an author may write, kind by kind. The JSON Schemas for editors come from here."""

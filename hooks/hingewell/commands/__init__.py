"""What a person can ask for on the command line: build, serve, check, evidence."""

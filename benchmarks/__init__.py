"""How long a build takes, measured on content made for it. Never part of the tests."""

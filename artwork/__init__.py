"""The drawn pictures of the site: a pure generator of SVG plates (core) and a command that writes them (shell)."""

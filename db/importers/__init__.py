"""Authors' text to objects: the only home of YAML and Markdown, with every mistake at its line."""

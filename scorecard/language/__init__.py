"""The scheme language, declared once: reader, JSON Schema and reference are walks over it."""

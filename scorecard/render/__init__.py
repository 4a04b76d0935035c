"""Tables become text. Renderers know tables and nothing else."""

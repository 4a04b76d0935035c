"""From the fields of a YAML file to a frozen scheme: what is inherited is filled in, what contradicts is found."""

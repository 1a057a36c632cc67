"""Third room: an Edition becomes pages, search and data. Only `output.site` writes to the disk."""

"""What a build costs, beside the usual builder of such a site: `make bench`."""

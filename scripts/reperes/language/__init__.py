"""Second room: a Library and its catalogs become an Edition, a Library in one language."""

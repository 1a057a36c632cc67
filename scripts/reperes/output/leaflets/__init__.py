"""An Edition → leaflets to print. Typst is imported by `press` alone, which only spawned processes import."""

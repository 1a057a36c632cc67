"""First room: volunteers' files are read and checked, and become a Library."""

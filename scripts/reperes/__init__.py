"""Repères: guides written as YAML become a checked, multilingual site.

Content flows one way: `content` (files → Library) → `language` (Library → Edition) → `output` (Edition → pages).
`project` knows every path, `problems` what is said to people; `cli` and `output.site` alone touch the disk.
"""

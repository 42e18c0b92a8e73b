"""The papers of a task under way: evidence, acceptance, returns; and the pages on which tasks are followed."""

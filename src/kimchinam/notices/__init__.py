"""What people are told: a bell on every page and, where the office has a mail server, one mail with what is new."""

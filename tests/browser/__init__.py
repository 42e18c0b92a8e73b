"""What people see, in Debian's Chromium against a real server: journeys, accessibility, consoles that stay silent."""

"""Which case studies the front page shows first, chosen by moderators."""

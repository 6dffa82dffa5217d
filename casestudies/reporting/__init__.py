"""What readers report of published case studies, and what moderators do about it."""

"""What happens between sending in and publishing, and taking down: the moderators' side, inside the admin."""

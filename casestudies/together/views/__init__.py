"""The pages of writing together."""

"""Putting the labels of case studies right without a new edition: tags and entries of the short lists."""

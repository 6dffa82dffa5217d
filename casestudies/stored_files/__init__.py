"""Files that were uploaded: whom they count for, whether they were checked for viruses, and when they go."""

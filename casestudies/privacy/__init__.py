"""What is kept of people beside their case studies, their download, erasing an account, and retention."""

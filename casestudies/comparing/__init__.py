"""What changed from one edition to another, as data: word by word, and part by part. Knows contents, no pages."""

"""Who is who and which is which: links, and the fold from records to events."""

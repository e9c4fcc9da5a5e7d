"""Names as people write them, resolved to the places that they mean, or a reason why not."""

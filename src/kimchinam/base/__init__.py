"""What every room stands on and no business knows: clock, ids, base rows, folding, uploads, the worker."""

from kimchinam.alarms.actions import claim_scan, finish_scan, scan_batch
from kimchinam.base.clock import today


def scan_next() -> bool:
    """One batch of the scan that is due, or its end; False when none is due.

    A scan left over from an earlier day raises nothing more: its tasks stand elsewhere by now, and today's scan sees to them.
    """
    scan = claim_scan()
    if scan is None:
        return False
    if scan.day < today() or not scan_batch(scan):
        finish_scan(scan)
    return True

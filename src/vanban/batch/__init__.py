"""Many files: every readable file of a folder through `analyse`, one JSON per file, by processes or on a Dask cluster.

files → jobs → a crew (`processes` or `cluster`) → outcomes → manifest and tally. The folder of results can always be
continued: whatever stopped a run, the next one reads only what is missing or has changed.
"""

from vanban.batch.crew import ClusterError, Crew
from vanban.batch.run import BusyError, run
from vanban.batch.tally import Tally

__all__ = ["BusyError", "ClusterError", "Crew", "Tally", "run"]

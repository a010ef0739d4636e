"""What pages share.

Plotly and Polars look whether pandas is loaded, and find it half loaded where another visitor's thread has
just begun to import it. So it is loaded here, before any page draws.
"""

import pandas  # noqa: F401

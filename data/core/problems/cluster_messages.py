"""What can be wrong with a cluster or with object storage: one English sentence a code."""

CLUSTER_ERRORS = {
    "cluster_failed": "the cluster could not do it ({why}); what was done is kept, so the same command goes on from there",
    "cluster_lacks_app": "the machine {host} of the cluster has no KokoroScope: install the same version there",
    "cluster_unreachable": "no cluster could be reached or started ({why})",
    "cluster_versions": "a machine of the cluster has other versions ({found}); its tables could differ, so nothing was made",
    "library_elsewhere": "{place} is not on this machine; bring it here first:  python -m data mirror {place} --library DIR",
    "no_fsspec": "{place} needs fsspec: pip install -r requirements-cluster.txt (or 'kokoroscope[cluster]')",
    "no_ray": "--engine ray needs Ray: pip install -r requirements-cluster.txt (or 'kokoroscope[cluster]')",
    "no_such_store": "{place} cannot be opened: {why}",
    "remote_damaged": "{place} is not what was written there; prepare the corpus into this library again",
    "remote_unreadable": "{place} cannot be read or written ({why})",
}

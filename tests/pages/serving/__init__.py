"""The app as it is served: hosts, many visitors at once, several processes behind a proxy."""

"""Labels of exported files: captions, methods, the dialog, options."""

"""The bundled font, and fonts of this computer for what it lacks."""

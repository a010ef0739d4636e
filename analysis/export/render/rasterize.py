"""A page of a PDF as PNG: drawn by pdfium, which is one for the process and no friend of threads."""

import threading
from io import BytesIO

_TURN = threading.Lock()
FAST = 3  # zlib's level: higher ones take twice the time for a tenth of the size


def png(pdf: bytes, width: int, height: int, *, ppi: int) -> bytes:
    """The first page in so many pixels, and how many of them are an inch."""
    import pypdfium2
    from PIL import Image

    with _TURN:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0]
        # a hair less, for what is left of a pixel becomes a whole one
        drawn = page.render(scale=(max(width, 2) - 0.5) / page.get_width(), rev_byteorder=True)
        image = Image.fromarray(drawn.to_numpy()[:, :, :3].copy())
        document.close()
    if image.size != (width, height):
        whole = Image.new("RGB", (width, height), "#FFFFFF")
        whole.paste(image)
        image = whole
    written = BytesIO()
    image.save(written, "PNG", compress_level=FAST, dpi=(ppi, ppi))
    return written.getvalue()

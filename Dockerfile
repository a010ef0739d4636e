# KokoroScope in a container: docker build -t kokoroscope . ; see docs/serving/container.md.
FROM python:3.13-slim AS packages
COPY requirements.lock .
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --no-compile --require-hashes --requirement requirements.lock \
 && find /venv \( -name tests -o -name labextension -o -path '*/nbextension/static' -o -name '*.map' \
      -o -name '*.[ch]' -o -name '*.[ch]pp' -o -name '*.p[xy][xd]' \) -prune -exec rm -r {} +

FROM python:3.13-slim
RUN useradd --uid 1000 --no-create-home kokoro \
 && install -d -o kokoro -g kokoro /library /workspace
COPY --from=packages /venv /venv
WORKDIR /app
COPY LICENSE app.py serve.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY analysis analysis
COPY data data
COPY pages pages
# Only the two volumes and /tmp are written to.
ENV PATH=/venv/bin:/usr/local/bin:/usr/bin:/bin \
    HOME=/tmp \
    KOKORO_LIBRARY=/library \
    KOKORO_WORKSPACE=/workspace \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=1000000 \
    ARROW_DEFAULT_MEMORY_POOL=system \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501
# Compiled is what a start imports, and the demo lies in a new volume: the first page is there at once.
RUN PYTHONDONTWRITEBYTECODE= python -c 'from pages._ui.serving.readiness import import_all; import_all()' \
 && PYTHONDONTWRITEBYTECODE= streamlit version \
 && PYTHONDONTWRITEBYTECODE= python -m data demo \
 && chown -R kokoro:kokoro /library \
 && rm -rf /tmp/* /root/.cache
USER kokoro
VOLUME ["/library", "/workspace"]
EXPOSE 8501
HEALTHCHECK --start-period=90s --interval=30s --timeout=5s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["sh", "-c", "python -m data demo; exec streamlit run serve.py"]

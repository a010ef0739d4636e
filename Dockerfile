# KokoroScope in a container: docker build -t kokoroscope . ; see docs/serving/container.md.
FROM python:3.12-slim AS packages
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --no-compile --require-hashes --requirement requirements.lock \
 && find /venv -type d -name tests -prune -exec rm -r {} +

FROM python:3.12-slim
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
USER kokoro
VOLUME ["/library", "/workspace"]
EXPOSE 8501
HEALTHCHECK --start-period=90s --interval=30s --timeout=5s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["sh", "-c", "python -m data demo && exec streamlit run serve.py"]

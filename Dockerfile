# The product for a server: hash-locked packages, files collected at build, an ordinary user.
# docker-compose.yml runs it beside PostgreSQL.

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /opt/fogline
COPY requirements/base.txt /tmp/base.txt
RUN /opt/fogline/bin/pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes -r /tmp/base.txt

FROM python:3.11-slim-bookworm AS front-end
WORKDIR /src
COPY requirements/node.txt requirements/node.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/node.txt
COPY package.json package-lock.json .npmrc ./
COPY tools tools
RUN python -m tools.front_end

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data fogline \
    && install -d -o fogline -g fogline -m 0750 /data
ENV PATH=/opt/fogline/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FOGLINE_ENV=production \
    FOGLINE_DATA=/data
WORKDIR /app
COPY --from=packages /opt/fogline /opt/fogline
COPY manage.py ./
COPY config config
COPY apps apps
COPY templates templates
COPY static static
COPY --from=front-end /src/static/vendor static/vendor
# Settings refuse to load without secrets; these are for this one command and are not kept.
RUN SECRET_KEY=only-to-collect-files-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH \
    ALLOWED_HOSTS=localhost DATABASE_URL=postgresql://nobody@localhost/none \
    python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q apps config
USER fogline
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s CMD ["python", "-m", "config.health"]
CMD ["granian", "config.wsgi:application", "--interface", "wsgi", "--no-ws", \
     "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", \
     "--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"]

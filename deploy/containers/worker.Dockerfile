# docker build --file deploy/containers/worker.Dockerfile --tag laude/worker:0.1.0 .
FROM denoland/deno:2.9.6
WORKDIR /app
ENV DENO_DIR=/deno-dir DENO_NO_UPDATE_CHECK=1
COPY functions functions
# Without it Deno would look for node_modules; deno.json asks for the same packages.
RUN rm functions/package.json \
  && deno cache --no-lock --config functions/deno.json functions/worker.ts \
  && chmod --recursive a+rX /deno-dir
RUN mkdir /media && chown 10001 /media
USER 10001
EXPOSE 54325
HEALTHCHECK --start-period=60s CMD ["deno", "eval", "const { ok } = await fetch('http://127.0.0.1:54325/health/live'); Deno.exit(ok ? 0 : 1)"]
CMD ["deno", "run", "--cached-only", "--no-lock", "--quiet", "--config", "functions/deno.json", "--allow-net", "--allow-env", "--allow-sys", "--allow-read=/app,/media", "--allow-write=/media", "functions/worker.ts"]

# docker build --file deploy/containers/site.Dockerfile --tag laude/site:0.1.0 .
FROM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY functions/package.json functions/
COPY web/package.json web/
RUN npm ci --ignore-scripts
COPY functions functions
COPY web web
RUN npm run build --workspace web && npm prune --omit=dev --ignore-scripts

FROM node:26.10.0-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/functions functions
COPY --from=build /app/web/package.json /app/web/server.ts web/
COPY --from=build /app/web/node_modules* web/node_modules
COPY --from=build /app/web/build web/build
WORKDIR /app/web
USER 10001
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "--eval", "fetch('http://127.0.0.1:3000/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.ts"]

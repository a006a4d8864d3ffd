# The platform, for docker-compose.yml: the web process by default, the workers by another command. The engine runs elsewhere.
FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production IBM_TELEMETRY_DISABLED=true
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY . .
# The pages are built here, so that a start needs neither a compiler nor a writable application folder.
RUN node node_modules/vite/bin/vite.js build modeler-ui --logLevel warn \
  && install -d -o node -g node /data /data/archive
USER node
VOLUME /data
EXPOSE 8600
CMD ["node", "--import", "tsx", "src/main.ts"]

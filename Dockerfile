# Two stages: the compiler stays behind.
FROM node:20.19.5-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts ./scripts
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY workers ./workers
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20.19.5-bookworm-slim
ENV NODE_ENV=production SHANSHUI_DATA=/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY dictionaries ./dictionaries
COPY sources ./sources
RUN install -d -o node -g node /data
USER node
VOLUME /data
ENTRYPOINT ["node", "dist/src/cli.js"]
CMD ["work"]

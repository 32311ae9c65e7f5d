# The conversation in a container: docker build -t gitops-kit . && docker run --rm -it gitops-kit
FROM node:24-slim AS build
WORKDIR /build
COPY . .
RUN npm ci && npm pack --silent --pack-destination /tmp && npm install --global /tmp/gitops-kit-*.tgz

FROM node:24-slim
COPY --from=build /usr/local/lib/node_modules/gitops-kit /opt/gitops-kit
RUN ln -s /opt/gitops-kit/bin/gitops-kit.js /usr/local/bin/gitops-kit
USER node
ENTRYPOINT ["gitops-kit"]

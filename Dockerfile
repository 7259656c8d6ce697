# The server in a container, from the jar that ./manyi has built: nothing is downloaded here but the base image.
# deploy/up builds and starts it with all that belongs to it.
FROM eclipse-temurin:17.0.15_6-jre-noble

RUN groupadd --system --gid 10001 manyi \
 && useradd --system --uid 10001 --gid manyi --home-dir /var/lib/manyi --shell /usr/sbin/nologin manyi \
 && install --directory --owner=manyi --group=manyi --mode=0700 /var/lib/manyi
COPY server/target/manyi.jar /opt/manyi/manyi.jar
COPY --chmod=0755 deploy/manyi /usr/local/bin/manyi

# Reached from other containers only as far as ports are published; the log is for what collects logs.
ENV LC_ALL=C.UTF-8 \
    MANYI_HTTP_HOST=0.0.0.0 \
    MANYI_MANAGEMENT_HOST=0.0.0.0 \
    MANYI_DATA_DIR=/var/lib/manyi \
    MANYI_LOG_FORMAT=json

USER 10001:10001
WORKDIR /var/lib/manyi
VOLUME /var/lib/manyi
EXPOSE 8080 8081
# By bash alone: the image needs no further programs.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["/usr/local/bin/manyi"]
CMD ["serve"]

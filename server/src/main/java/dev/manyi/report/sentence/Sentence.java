package dev.manyi.report.sentence;

import dev.manyi.reports.model.Finding;
import io.vertx.core.Future;
import java.util.List;

/** One rule that makes sentences; none where there is nothing to say. It tells what is, and no cause. */
interface Sentence {
    Future<List<Finding>> of(Material material);
}

package dev.manyi.audit;

import java.time.Instant;
import java.util.List;

/** Which entries somebody looks for. What is null, or an empty list, asks for nothing; `subject` may be a part of it. */
record AuditFilter(Instant from, Instant to, String actor, List<String> actions, String subject) {}

package dev.manyi.delivery;

import dev.manyi.report.ReportFormat;
import java.util.List;
import java.util.UUID;

/** A delivery that is to be sent now, as it was claimed. */
record Due(
        UUID id,
        long epoch,
        int attempts,
        String schedule,
        String scheduleName,
        String recipient,
        int number,
        String name,
        String address,
        List<ReportFormat> formats,
        boolean link,
        List<String> missing,
        String messageId,
        Rendering rendering) {
    Due {
        formats = List.copyOf(formats);
        missing = List.copyOf(missing);
    }

    /** The files of the rendering that this recipient is sent. */
    List<KeptFile> files(List<KeptFile> made) {
        return made.stream().filter(file -> formats.contains(file.format())).toList();
    }
}

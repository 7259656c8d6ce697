package dev.manyi.mail;

import dev.manyi.reports.model.Cover;

/** What a report's file is called where people keep it: in their language, told apart by period and scope. */
public final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    /** @param format also how the name ends */
    public static String of(Cover cover, String format) {
        String name = MailHeaders.cleaned(String.join("-", cover.title(), cover.period(), cover.scope()), LONGEST)
                .replaceAll("[\\\\/:*?\"<>|]", "_");
        return name + "." + format;
    }
}

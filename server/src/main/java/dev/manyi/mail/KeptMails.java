package dev.manyi.mail;

import java.nio.file.Path;

/** Mails that lie in a folder because no server took them, each under the number that it has for mail programs. */
public final class KeptMails {
    private final Path folder;
    private final boolean insteadOfServer;

    KeptMails(Path folder, boolean insteadOfServer) {
        this.folder = folder;
        this.insteadOfServer = insteadOfServer;
    }

    /** Whether mails are written there now, and go to no server. */
    public boolean insteadOfServer() {
        return insteadOfServer;
    }

    /** Where a mail lies, if it was written here. */
    public Path file(String messageId) {
        return file(folder, messageId);
    }

    static Path file(Path folder, String messageId) {
        MailHeaders.requireMessageId(messageId);
        return folder.resolve(messageId.substring(1, messageId.length() - 1) + ".eml");
    }
}

package dev.manyi.mail;

import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.reports.model.Cover;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts a report into a mail: its headline numbers in the subject and the body, its files attached or linked to. */
public final class Composer {
    private static final int LONGEST_SUBJECT = 160;
    private static final int SUBJECT_FIGURES = 2;
    private static final long MEGABYTE = 1_000_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private final Links links;
    private final long largest;
    private final Clock clock;
    private final Map<Language, Messages> words = new EnumMap<>(Language.class);

    /** @param megabytes so large a mail may be */
    public Composer(Links links, int megabytes, Clock clock) {
        this.links = links;
        this.largest = megabytes * MEGABYTE;
        this.clock = clock;
        for (Language language : Language.values()) {
            words.put(language, new Messages("/mail/words", language));
        }
    }

    /** Draws a picture: blocks. */
    public OutgoingMail compose(Letter letter) {
        Messages texts = words.get(Language.of(letter.report().language().toLanguageTag()));
        boolean linked = letter.link() || MailAddress.read(letter.toAddress()).isEmpty() || tooLarge(letter.files());
        Instant until = links.until(clock.instant());
        List<Enclosed> files = letter.files().stream()
                .map(file -> enclosed(letter, file, linked ? Optional.of(until) : Optional.empty()))
                .toList();
        Optional<Trend> trend = Trend.of(letter.report());
        Body body = new Body(
                texts,
                letter,
                files,
                linked ? DAY.format(until.atZone(cover(letter).zone())) : "",
                trend);
        return new OutgoingMail(
                letter.messageId(),
                MailHeaders.cleaned(cover(letter).organisation(), LONGEST_SUBJECT),
                letter.toName(),
                letter.toAddress(),
                subject(texts, letter),
                PlainBody.write(body),
                HtmlBody.write(body),
                trend.map(shown -> List.of(new Picture(Trend.CONTENT_ID, "image/png", shown.png())))
                        .orElse(List.of()),
                linked ? List.of() : attachments(letter.files(), files));
    }

    private static Cover cover(Letter letter) {
        return letter.report().cover();
    }

    /** The words and the picture are small beside a megabyte. */
    private boolean tooLarge(List<Letter.File> files) {
        return MimeMail.encodedSize(files.stream().map(Letter.File::bytes).toList()) + MEGABYTE > largest;
    }

    private String subject(Messages texts, Letter letter) {
        Cover cover = cover(letter);
        List<String> figures = letter.report().summary().highlights().stream()
                .filter(highlight -> highlight.figure().value() != null)
                .limit(SUBJECT_FIGURES)
                .map(highlight -> texts.get(
                        "figure",
                        highlight.label(),
                        Body.number(highlight.figure(), letter.report().language())))
                .toList();
        String subject = texts.get("subject", cover.title(), cover.period(), cover.scope())
                + (letter.missing().isEmpty() ? "" : texts.get("subject.incomplete"))
                + (figures.isEmpty()
                        ? ""
                        : texts.get("subject.figures", String.join(texts.get("figures.join"), figures)));
        return MailHeaders.cleaned(subject, LONGEST_SUBJECT);
    }

    private Enclosed enclosed(Letter letter, Letter.File file, Optional<Instant> until) {
        return new Enclosed(
                FileNames.of(cover(letter), file.format()),
                file.bytes(),
                until.map(end -> links.url(new Link(letter.delivery(), file.format(), end)))
                        .orElse(""));
    }

    private static List<Attachment> attachments(List<Letter.File> files, List<Enclosed> names) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> new Attachment(
                        files.get(i).path(),
                        names.get(i).name(),
                        files.get(i).mediaType(),
                        files.get(i).sha256()))
                .toList();
    }
}

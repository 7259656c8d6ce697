package dev.manyi.reports.pdf;

/** Shares a width among columns, so that as little as possible is broken. */
final class ColumnWidths {
    private ColumnWidths() {}

    /**
     * Every column gets what it wants and a part of what is left over. Where the room does not do for that, each gets the
     * least it needs and gives up its wish in the same measure; where not even that fits, all shrink alike.
     */
    static float[] share(float[] wanted, float[] least, float room) {
        float wish = sum(wanted);
        float need = sum(least);
        var widths = new float[wanted.length];
        for (int i = 0; i < widths.length; i++) {
            if (wish <= room) {
                widths[i] = wanted[i] * room / wish;
            } else if (need < room) {
                widths[i] = least[i] + (wanted[i] - least[i]) * (room - need) / (wish - need);
            } else {
                widths[i] = least[i] * room / need;
            }
        }
        return widths;
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}

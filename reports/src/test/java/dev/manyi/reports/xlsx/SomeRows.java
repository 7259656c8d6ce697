package dev.manyi.reports.xlsx;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Rows as a chain of stores has them, as many as are asked for, each made when it is read. */
record SomeRows(long count) implements FactRows {
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-10-01T08:00:00");

    @Override
    public String title() {
        return "明细";
    }

    @Override
    public List<String> notes() {
        return List.of("时间按 Asia/Shanghai 计。", "=1+1 是文字");
    }

    @Override
    public List<DataColumn> columns() {
        return List.of(
                DataColumn.word("类型"),
                DataColumn.text("编号"),
                DataColumn.moment("时间"),
                DataColumn.text("门店"),
                DataColumn.number("满意度"),
                DataColumn.number("解决"));
    }

    @Override
    public Stream<List<?>> rows() {
        return LongStream.range(0, count).mapToObj(SomeRows::row);
    }

    static List<?> row(long i) {
        return Arrays.asList(
                i % 3 == 0 ? "工单" : "回答",
                "=R-" + i,
                FIRST.plusSeconds(37 * i),
                "南京东路店 " + i % 200,
                i % 3 == 0 ? null : (Object) (1 + i % 5),
                i % 3 == 0 ? (Object) (i % 2 == 0) : null);
    }
}
